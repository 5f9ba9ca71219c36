using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>The reference: a broadcast as most tutorials write it. A foreach, an awaited request, a pause of 50 ms; whatever fails is passed over, and where it was nobody keeps.</summary>
internal static class BroadcastRecipe
{
    private const string Words = "News by the plain recipe";

    public static async Task Run(SandboxServer telegram, List<SandboxPerson> people)
    {
        var (floods, from) = (telegram.Answered(429), Stopwatch.GetTimestamp());
        await Send(telegram, people);
        var took = Stopwatch.GetElapsedTime(from);
        floods = telegram.Answered(429) - floods;
        var missed = people.Count(person => Got(person) == 0);
        // Died in the middle, and started again by whoever ordered it.
        await Send(telegram, [.. people.Take(people.Count / 2)]);
        var table = new Table($"plain recipe, {people.Count} recipients", "figure");
        table.Row("rate", $"{(people.Count - missed) / took.TotalSeconds:N2}/s");
        table.Row("429 (each a message that nobody gets)", $"{floods}");
        table.Row("missed", $"{missed}");
        table.Row("killed in the middle and started again: twice in the chats", $"{people.Count(person => Got(person) > 1)}");
        table.Print();
    }

    private static int Got(SandboxPerson person) => person.Messages.Count(message => message.FromBot && message.Text == Words);

    private static async Task Send(SandboxServer telegram, List<SandboxPerson> people)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"{telegram.Address}bot{telegram.Token}/") };
        foreach (var person in people)
        {
            using var answer = await http.PostAsJsonAsync("sendMessage", new { chat_id = person.Id, text = Words });
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.TooManyRequests)) answer.EnsureSuccessStatusCode();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }
}
