using System.Diagnostics;

namespace CallRussia.Bot.Benchmarks;

/// <summary>A program under measurement: what it used of the machine is read from outside.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Queue<string> _lastWords = new();

    private Child(Process process) => _process = process;

    public long StartedAt { get; private init; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>MB; 0 where the system has no /proc.</summary>
    public double PeakResident => Status("VmHWM");

    /// <summary>The same of a child that has ended, but for its last 20 ms.</summary>
    public double PeakAtEnd { get; private set; }

    /// <summary>Of a child that has ended, but for its last 20 ms: the figure that a busy machine changes least.</summary>
    public TimeSpan CpuAtEnd { get; private set; }

    public double Resident => Status("VmRSS");

    /// <summary>Resident memory that no other process shares: heaps, stacks, compiled code.</summary>
    public double Private => Status("RssAnon");

    public static Child Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var startedAt = Stopwatch.GetTimestamp();
        var child = new Child(Process.Start(start)!) { StartedAt = startedAt };
        child._process.OutputDataReceived += (_, line) => child.Remember(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Remember(line.Data);
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>A program of this folder: the bot, or a verb of the benchmarks.</summary>
    public static Child Dotnet(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], environment);

    /// <summary>Waits for the end.</summary>
    /// <returns>What it printed last, and how long it ran.</returns>
    public async Task<(IReadOnlyList<string> Output, TimeSpan Took)> Finish()
    {
        var exit = _process.WaitForExitAsync();
        using (var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
            while (await Task.WhenAny(exit, look.WaitForNextTickAsync().AsTask()) != exit) Look();
        var took = Stopwatch.GetElapsedTime(StartedAt);
        // Until the end of both streams is read.
        _process.WaitForExit();
        if (_process.ExitCode != 0) throw new InvalidOperationException($"Exit code {_process.ExitCode}. {LastWords}");
        lock (_lastWords) return ([.. _lastWords], took);
    }

    /// <summary>Waits until it prints these words.</summary>
    public async Task Says(string words)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!LastWords.Contains(words, StringComparison.Ordinal) && await look.WaitForNextTickAsync()) ThrowIfEnded();
    }

    /// <param name="name">Such as KILL or STOP.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void ThrowIfEnded()
    {
        if (_process.HasExited) throw new InvalidOperationException($"It ended with exit code {_process.ExitCode}. {LastWords}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public string LastWords
    {
        get
        {
            lock (_lastWords) return string.Join('\n', _lastWords);
        }
    }

    private void Look()
    {
        try
        {
            PeakAtEnd = Math.Max(PeakAtEnd, PeakResident);
            CpuAtEnd = Cpu;
        }
        catch (Exception ended) when (ended is InvalidOperationException or IOException)
        {
            // It has just ended.
        }
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        lock (_lastWords)
        {
            _lastWords.Enqueue(line);
            if (_lastWords.Count > 30) _lastWords.Dequeue();
        }
    }

    private double Status(string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith(field + ":", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
        }
        catch (IOException)
        {
            // It has just ended, or the system has no /proc.
            return 0;
        }
    }
}
