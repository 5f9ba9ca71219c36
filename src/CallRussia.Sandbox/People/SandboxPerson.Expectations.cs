namespace CallRussia.Sandbox;

// Expectations look at what happened after the person's latest own action, and each thing is expected once:
// two equal messages satisfy two expectations, a screen shown before the tap satisfies none.
public sealed partial class SandboxPerson
{
    /// <summary>Waits for a message of the bot, new or edited, that contains the words.</summary>
    public Task<SandboxMessage> ExpectMessage(string containing, CancellationToken cancellation = default) =>
        ExpectMessage(message => Has(message.Text, containing), $"a message with \"{containing}\"", cancellation);

    /// <summary>Waits for a message of the bot, new or edited, that fits.</summary>
    public Task<SandboxMessage> ExpectMessage(
        Func<SandboxMessage, bool> fits, string what = "a message that fits", CancellationToken cancellation = default) => Expect(
        happened => happened.Kind is SandboxEventKind.Received or SandboxEventKind.Edited && fits(happened.Message!),
        what,
        cancellation);

    /// <summary>Waits for any message of the bot, new or edited.</summary>
    public Task<SandboxMessage> ExpectMessage(CancellationToken cancellation = default) =>
        ExpectMessage(_ => true, "any message", cancellation);

    /// <summary>Waits for a message of the bot to be edited so that it contains the words.</summary>
    public Task<SandboxMessage> ExpectEdit(string containing = "", CancellationToken cancellation = default) => Expect(
        happened => happened.Kind == SandboxEventKind.Edited && Has(happened.Message!.Text, containing),
        $"an edit to \"{containing}\"",
        cancellation);

    /// <summary>Waits for a message to be deleted, optionally a certain one.</summary>
    public Task<SandboxMessage> ExpectDeletion(int? messageId = null, CancellationToken cancellation = default) => Expect(
        happened => happened.Kind == SandboxEventKind.Deleted && (messageId is null || happened.Message!.Id == messageId),
        "a deletion",
        cancellation);

    /// <summary>Waits for the answer to a press, with words that contain these; returns all its words.</summary>
    public async Task<string> ExpectToast(string containing = "", CancellationToken cancellation = default)
    {
        var happened = await WaitFor(
            person => person.Chat.Read(transcript => transcript.Expect(happened =>
                happened.Kind == SandboxEventKind.Answered && happened.Text.Length > 0 && Has(happened.Text, containing))),
            $"a toast with \"{containing}\"",
            cancellation);
        return happened.Text;
    }

    /// <summary>Waits until a message in the chat has a button with this label; returns the latest such message.</summary>
    public Task<SandboxMessage> ExpectButton(string label, CancellationToken cancellation = default) => WaitFor(
        person => person.Messages.LastOrDefault(message => message.Button(label) is not null),
        $"a button \"{label}\"",
        cancellation);

    /// <summary>Waits until something is found, looking again after every change in the chat.</summary>
    public Task<T> WaitFor<T>(Func<SandboxPerson, T?> look, string what, CancellationToken cancellation = default)
        where T : class =>
        Waiting.ForAsync(
            () => look(this),
            () => Task.WhenAny(Chat.Changed.Next, _world.Bot.Commands.Changed.Next),
            _world.Options.Patience,
            () => $"{FirstName} waited in vain for {what}. What happened:\n{this}",
            cancellation);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private async Task<SandboxMessage> Expect(Func<SandboxEvent, bool> fits, string what, CancellationToken cancellation)
    {
        var happened = await WaitFor(person => person.Chat.Read(transcript => transcript.Expect(fits)), what, cancellation);
        return happened.Message!;
    }
}
