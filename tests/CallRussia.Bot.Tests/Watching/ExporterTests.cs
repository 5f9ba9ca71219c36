using System.Text;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Bot.Tests.Watching;

public sealed class ExporterTests
{
    [Fact]
    public async Task A_collector_gets_the_bot_s_figures_and_nothing_about_people()
    {
        var sent = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = await Collector(sent);

        await using (var bot = await RunningBot.Start(numbers: 5, ("Health:OtlpEndpoint", collector.Urls.First())))
        {
            var anna = await FirstCallTests.Arrived(bot);
            await anna.Press("Get a number");
            await anna.ExpectEdit("+7 975 0");
            await bot.Stop();
        }

        var figures = Encoding.Latin1.GetString(await sent.Task);
        Assert.All(
            new[] { "callrussia.polls", "callrussia.turns", "callrussia.deliveries", "callrussia.calls", "handed_out", "callrussia.updates.pending" },
            name => Assert.Contains(name, figures, StringComparison.Ordinal));
        Assert.DoesNotContain("975 0", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", figures, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Collector(TaskCompletionSource<byte[]> sent)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            if (http.Request.Path == "/v1/metrics") sent.TrySetResult(body.ToArray());
            http.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync();
        return app;
    }
}
