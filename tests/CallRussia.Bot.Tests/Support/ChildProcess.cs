using System.Diagnostics;
using System.Text;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A folder to run the program in: the working directory, the store and the settings, as environment variables.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly string Here = AppContext.BaseDirectory;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("callrussia-work-");

    /// <summary>32 bytes, so that no test waits for a passphrase to be stretched.</summary>
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public string Folder => _directory.FullName;

    public string StorePath => At("bot.db");

    /// <summary>Where the program lies: the test's own binaries, or a folder of its own.</summary>
    public string Program { get; private set; } = Here;

    public Dictionary<string, string?> Settings { get; } = new() { ["Storage:Path"] = "bot.db", ["Storage:Key"] = Key };

    public string At(string file) => Path.Combine(Folder, file);

    public Workplace Against(SandboxServer telegram)
    {
        Settings["Telegram:Token"] = telegram.Token;
        Settings["Telegram:ApiUrl"] = telegram.Address.ToString();
        return this;
    }

    public Workplace By(UpdateMode mode)
    {
        Settings["Telegram:Mode"] = mode.ToString();
        foreach (var (key, value) in Ports.ForWebhook()) Settings[key] = value;
        return this;
    }

    /// <summary>A copy of the program whose settings and content the test may spoil; the rest is linked.</summary>
    public Workplace WithItsOwnProgram()
    {
        Program = At("program");
        Directory.CreateDirectory(Program);
        foreach (var file in Directory.GetFiles(Here, "*.dll").Where(file => Path.GetFileName(file) != "CallRussia.Bot.dll"))
            File.CreateSymbolicLink(Path.Combine(Program, Path.GetFileName(file)), file);
        // The folder of the program is found through its own file: that one must be real.
        foreach (var file in (string[])["CallRussia.Bot.dll", "CallRussia.Bot.deps.json", "CallRussia.Bot.runtimeconfig.json", "appsettings.json"])
            File.Copy(Path.Combine(Here, file), Path.Combine(Program, file));
        foreach (var folder in (string[])["data", "runtimes"])
            Directory.CreateSymbolicLink(Path.Combine(Program, folder), Path.Combine(Here, folder));
        var content = Path.Combine(Here, "content");
        foreach (var file in Directory.GetFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Program, "content", Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return this;
    }

    /// <summary>A look into the store, also while the program serves it.</summary>
    public async Task<T> Look<T>(Func<Store, Task<T>> look)
    {
        var settings = new Dictionary<string, string?>(Settings) { ["Storage:Path"] = StorePath };
        var read = Bot.Hosting.Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using var store = BotHost.OpenStore(read, Some.World, StoreAccess.Beside, TimeProvider.System, NullLogger.Instance);
        return await look(store);
    }

    /// <summary>Demo numbers of one zone, from a line on.</summary>
    public Task<AddedNumbers> Fill(int numbers, int offset = 7) => Look(store => store.AddNumbers(
        [.. Enumerable.Range(0, numbers).Select(line => (DemoBlock.Number(offset, line), DemoBlock.Region(offset)))],
        "test", TimeProvider.System.GetUtcNow(), CancellationToken.None));

    public void Dispose() => _directory.Delete(recursive: true);
}

/// <summary>How a process ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    public override string ToString() => $"exit code {Code}\n{Output}\n{Errors}";
}

/// <summary>The program as people and scripts see it: a process with arguments, streams, signals and an exit code.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool IsRunning => !_process.HasExited;

    public static ChildProcess Start(Workplace place, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(place.Program, "CallRussia.Bot.dll"), .. arguments])
        {
            WorkingDirectory = place.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It lives for seconds: what is measured to compile it better would never pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (key, value) in place.Settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new ChildProcess(new Process { StartInfo = start });
    }

    public static async Task<Ended> Run(Workplace place, params string[] arguments)
    {
        await using var process = Start(place, arguments);
        return await process.End();
    }

    /// <summary>With something to read on its standard input.</summary>
    public static async Task<Ended> RunWith(Workplace place, string input, params string[] arguments)
    {
        await using var process = Start(place, arguments);
        await process._process.StandardInput.WriteAsync(input);
        process._process.StandardInput.Close();
        return await process.End();
    }

    public async Task<Ended> End()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The program does not end. So far:\n{Words()}", late);
        }
        lock (_output) return new Ended(_process.ExitCode, _output.ToString(), _errors.ToString());
    }

    /// <summary>Waits until the words stand in what the program said.</summary>
    public async Task Says(string words)
    {
        while (true)
        {
            var next = Volatile.Read(ref _said).Task;
            if (Words().Contains(words, StringComparison.Ordinal)) return;
            try
            {
                if (await Task.WhenAny(next, _process.WaitForExitAsync()).WaitAsync(Patience) != next && !Words().Contains(words, StringComparison.Ordinal))
                    throw new InvalidOperationException($"The program ended without saying \"{words}\":\n{Words()}");
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"The program did not say \"{words}\":\n{Words()}", late);
            }
        }
    }

    /// <summary>SIGKILL: it can neither catch it nor tidy up.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Terminate(string signal = "TERM")
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString()]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await Kill();
        _process.Dispose();
    }

    private string Words()
    {
        lock (_output) return $"{_output}\n{_errors}";
    }

    private void Hear(StringBuilder stream, string? line)
    {
        if (line is null) return;
        lock (_output) stream.AppendLine(line);
        Interlocked.Exchange(ref _said, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
