namespace CallRussia.Bot.Tests.Simulation;

/// <summary>One person with the app open: sees only the chat, and presses what stands there.</summary>
internal sealed class SimPerson(long id, SimTelegram telegram, Random random)
{
    private static readonly string[] Words = ["Литва", "germany", "Гондурас и ещё", "xx", "привет", "?", "+7 что-то", "Jungtinės", "🙂", new string('я', 300)];

    private static readonly string[] Commands =
        ["/start", "/start inv_42", "/number", "/number", "/guide", "/progress", "/settings", "/language", "/privacy", "/mydata", "/forget", "/help", "/cancel", "/nosuch"];

    private int _seen = -1;
    private int _waited;

    public long Id { get; } = id;

    private SimChat Chat => telegram.Chat(Id);

    public void Act()
    {
        if (Waits()) return;
        if (Chat.Blocked)
        {
            telegram.Block(Id, blocked: false);
            if (random.Next(2) == 0) telegram.Say(Id, "/start");
            return;
        }
        switch (random.Next(100))
        {
            case < 2: telegram.Block(Id, blocked: true); break;
            case < 8: telegram.Say(Id, Words[random.Next(Words.Length)]); break;
            case < 20: telegram.Say(Id, Commands[random.Next(Commands.Length)]); break;
            case < 28: PressAny(); break;
            case < 31: PressFormer(); break;
            default: PressLatest(); break;
        }
    }

    /// <summary>Most people wait for an answer, for a while.</summary>
    private bool Waits()
    {
        if (_seen == Chat.Changes && _waited++ < 12 && random.Next(6) > 0) return true;
        (_seen, _waited) = (Chat.Changes, 0);
        return false;
    }

    /// <summary>The first button of what the person sees last; null when there is nothing to press.</summary>
    public string? PressFirst() => Chat.Latest is { } latest ? telegram.Tap(Id, latest.Id, latest.Codes.First()) : null;

    private void PressLatest()
    {
        if (Chat.Latest is not { } latest)
        {
            telegram.Say(Id, random.Next(5) > 0 ? "/start" : Commands[random.Next(Commands.Length)]);
            return;
        }
        Press(latest.Id, [.. latest.Codes]);
    }

    private void PressAny()
    {
        var withButtons = Chat.Messages.Values.Where(message => message.Codes.Any()).ToList();
        if (withButtons.Count > 0 && withButtons[random.Next(withButtons.Count)] is var chosen) Press(chosen.Id, [.. chosen.Codes]);
    }

    /// <summary>A slow app still shows the buttons that were there before.</summary>
    private void PressFormer()
    {
        var former = Chat.Messages.Values.LastOrDefault(message => message.FormerCodes.Count > 0);
        if (former is not null) Press(former.Id, former.FormerCodes);
    }

    private void Press(int message, IReadOnlyList<string> codes)
    {
        // Few people would ever agree on another call by chance.
        var towardsLater = codes.Where(code => code.StartsWith("cal:", StringComparison.Ordinal) || code.StartsWith("cad:", StringComparison.Ordinal) || code.StartsWith("cah:", StringComparison.Ordinal)).ToList();
        var code = towardsLater.Count > 0 && random.Next(3) > 0 ? towardsLater[random.Next(towardsLater.Count)] : codes[random.Next(codes.Count)];
        telegram.Tap(Id, message, code);
        if (random.Next(12) == 0) telegram.Tap(Id, message, random.Next(3) == 0 ? codes[random.Next(codes.Count)] : code);
    }
}
