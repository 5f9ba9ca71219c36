using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>A server with a stopped clock, a wire client in the bot's place, and Anna, who has pressed Start.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 8, 19, 12, 0, 0, TimeSpan.Zero);

    protected AdjustableTimeProvider Clock { get; } = new(Noon - TimeSpan.FromMinutes(1), running: false);

    protected SandboxServer Server { get; private set; } = null!;

    protected WireClient Bot { get; private set; } = null!;

    protected SandboxPerson Anna { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        var options = new SandboxOptions { Time = Clock, FirstUpdateId = 1_000_000 };
        Configure(options);
        Server = await SandboxServer.StartAsync(options);
        Bot = new WireClient(Server);
        Anna = Server.AddPerson("Anna");
        Anna.Send("/start");
        await Bot.ConfirmAll();

        // The server slows a poll down that repeats the offset of the one just before.
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public virtual async Task DisposeAsync()
    {
        Bot.Dispose();
        await Server.DisposeAsync();
    }

    protected virtual void Configure(SandboxOptions options)
    {
    }

    protected Task<SandboxMessage> Say(string text, object? markup = null) => Bot.Say(Anna, text, markup);
}
