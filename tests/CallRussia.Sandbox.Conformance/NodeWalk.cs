using System.Diagnostics;

namespace CallRussia.Sandbox.Conformance;

/// <summary>A client of Node.js walks in a process of its own (walk.mjs); its lines are read here.</summary>
internal static class NodeWalk
{
    // A walk takes a second or two; a client that waits for ever must not.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task Run(string folder, string client, SandboxServer server, Sum sum)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["walk.mjs", client, server.Address.ToString().TrimEnd('/'), server.Token])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var steps = 0;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                steps++;
                var (word, rest) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                var colon = rest.IndexOf(": ", StringComparison.Ordinal);
                sum.Add(client, word == "ok" || colon < 0 ? rest : rest[..colon], word == "ok" ? null : rest[(colon + 2)..]);
            }

            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            sum.Add(client, "the walk", "did not end");
        }

        if (steps == 0)
        {
            sum.Add(client, "the walk", "did not begin");
        }
    }
}
