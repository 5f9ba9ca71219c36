using System.CommandLine;
using System.Net;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Hosting.Watching;

namespace CallRussia.Bot.Commands;

/// <summary>`health`: asks the running bot whether it serves, for a container's health check and for people.</summary>
internal static class HealthCommand
{
    /// <summary>The bot answers within 5 s, also when a part of it does not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var live = new Option<bool>("--live") { Description = "Asks only whether the process answers, not whether Telegram and the store answer it: for what would restart the bot." };
        var command = new Command("health", "Asks the running bot how it is, at Health:Listen. Exit code 0: it serves; 1: it does not; 2: Health:Listen is not set.") { live };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(parsed.GetValue(live), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(bool live, CancellationToken cancellationToken)
    {
        // Only this setting is read: the others may have changed since the running bot was started.
        var read = new SettingsReader(Verb.Configuration());
        var endpoint = read.Endpoint("Health:Listen");
        if (read.Problems.Count > 0) throw new SettingsException(read.Problems);
        if (endpoint is not null) return await Ask(Here(endpoint), live ? HealthAnswers.Live : HealthAnswers.Ready, cancellationToken);
        await Console.Error.WriteLineAsync("Health:Listen is not set: the bot answers no such question. Set it to a port (8081), for the bot and for this command.");
        return CommandLine.WrongUse;
    }

    private static async Task<int> Ask(IPEndPoint endpoint, string path, CancellationToken cancellationToken)
    {
        // A proxy named in the environment is for other machines.
        using var web = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await web.GetAsync(new Uri($"http://{endpoint}{path}"), cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? CommandLine.Done : CommandLine.Failed;
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync($"Nothing answers at {endpoint}: the bot does not run, or has another Health:Listen.");
            return CommandLine.Failed;
        }
    }

    /// <summary>A bot that listens on every address of the machine is asked on the loopback address.</summary>
    private static IPEndPoint Here(IPEndPoint endpoint) =>
        endpoint.Address.Equals(IPAddress.Any) ? new IPEndPoint(IPAddress.Loopback, endpoint.Port)
        : endpoint.Address.Equals(IPAddress.IPv6Any) ? new IPEndPoint(IPAddress.IPv6Loopback, endpoint.Port)
        : endpoint;
}
