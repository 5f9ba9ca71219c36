using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Composition;

/// <summary>
/// The very same bot plays to nobody: over a store in memory, against a Sandbox of its own. What a program does slowly when it does it for the first time (most of it is compiling)
/// is done then. Nothing is written anywhere, and no person hears anything.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Enough that what each turn needs is compiled well.</summary>
    private const int People = 10;

    private const int Presses = 60;

    /// <summary>The machine may do much else, and nobody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static Budget Plenty => new(Presses, Presses);

    /// <returns>How many numbers were handed out.</returns>
    public static async Task<int> Play(Settings settings, BotWorld world, CancellationToken cancellationToken)
    {
        using (var line = new BotApiLine(new BotApiOptions(settings.Token!) { ApiUrl = settings.ApiUrl }, TimeProvider.System)) await line.Greet(cancellationToken);
        await using var telegram = await SandboxServer.StartAsync(new SandboxOptions { Patience = Patience }, cancellationToken);
        using var host = BotHost.BuildUnseen(Before(telegram, settings), world);
        var (store, codec) = (host.Services.GetRequiredService<IStore>(), host.Services.GetRequiredService<ButtonCodec>());
        await store.AddNumbers(Numbers(), "rehearsal", TimeProvider.System.GetUtcNow(), cancellationToken);
        await host.StartAsync(cancellationToken);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, People).Select(_ => Walk(telegram.AddPerson("Rehearsal"), codec, cancellationToken)));
            return await store.Read(static kept => kept.All(KeptLeases.Table).Count(), cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Without what others could see, and without what would hold up the way to a number.</summary>
    private static Settings Before(SandboxServer telegram, Settings settings) => settings with
    {
        Token = BotToken.Parse(telegram.Token),
        ApiUrl = telegram.Address,
        Webhook = null,
        HealthEndpoint = null,
        OtlpEndpoint = null,
        Site = null,
        Bot = "",
        Hours = settings.Hours with { Demo = DemoHours.Any },
        Budgets = new BudgetRules { Newcomer = Plenty, Caller = Plenty, Trusted = Plenty, BeforeQuiz = Presses, Brakes = false },
    };

    private static IEnumerable<(PhoneNumber Number, RegionCode Region)> Numbers() =>
        Enumerable.Range(0, People * Presses).Select(static line => (DemoBlock.Number(DemoBlock.SmallestOffset, line), DemoBlock.Region(DemoBlock.SmallestOffset)));

    /// <summary>Whoever presses what comes first is led to a number and says how the call went; then the next number is what they want.</summary>
    private static async Task Walk(SandboxPerson person, ButtonCodec codec, CancellationToken cancellationToken)
    {
        person.Start();
        for (var left = Presses; left > 0; left--)
        {
            var screen = await person.ExpectMessage(static message => CodesOf(message).Any(), "a button", cancellationToken);
            person.PressData(screen.Id, CodesOf(screen).MaxBy(code => codec.Decode(code, screen.Date)?.Trigger is NumberAsked)!);
        }
    }

    private static IEnumerable<string> CodesOf(SandboxMessage message) => message.AllButtons.Select(static button => button.CallbackData).OfType<string>();
}
