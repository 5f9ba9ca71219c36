using System.Text;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Telegram.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>The program that draws may be missing, broken or hang: then characters are sent.</summary>
public sealed class PicturesTests : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Привет</text></svg>";

    private readonly string _folder = Directory.CreateTempSubdirectory("callrussia-pictures-").FullName;
    private readonly ManualTime _time = new();

    [Fact]
    public async Task What_the_program_makes_of_the_drawing_is_the_picture() =>
        Assert.Equal(Encoding.UTF8.GetBytes(Svg), await Made("cat"));

    [WithRsvgFact]
    public async Task The_program_that_draws_in_earnest_makes_a_PNG() =>
        Assert.Equal("\u0089PNG", Encoding.Latin1.GetString(await new Pictures(NullLogger<Pictures>.Instance, TimeProvider.System).Png(Svg, default) ?? [])[..4]);

    [Theory]
    [InlineData("cat; exit 1")]
    [InlineData("exit 0")]
    [InlineData("cat >/dev/null; exit 0")]
    public async Task A_program_that_fails_or_makes_nothing_makes_no_picture(string script) => Assert.Null(await Made(script));

    [Fact]
    public async Task A_program_that_is_not_there_makes_no_picture() =>
        Assert.Null(await new Pictures(NullLogger<Pictures>.Instance, _time, Path.Combine(_folder, "none")).Png(Svg, default));

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        var making = Made("cat >/dev/null; exec sleep 1000");
        Assert.False(making.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Null(await making);
    }

    [Fact]
    public async Task A_stop_of_the_bot_is_none_of_the_program_s_failures()
    {
        using var stop = new CancellationTokenSource();
        var making = Made("cat >/dev/null; exec sleep 1000", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<byte[]?> Made(string script, CancellationToken cancellationToken = default)
    {
        var program = Path.Combine(_folder, "draw");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Pictures(NullLogger<Pictures>.Instance, _time, program).Png(Svg, cancellationToken);
    }
}

/// <summary>Runs where rsvg-convert is installed; eng/test.sh sees to it.</summary>
internal sealed class WithRsvgFactAttribute : FactAttribute
{
    public WithRsvgFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "rsvg-convert")))) Skip = "rsvg-convert is not installed.";
    }
}
