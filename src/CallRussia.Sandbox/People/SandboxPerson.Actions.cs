namespace CallRussia.Sandbox;

public sealed partial class SandboxPerson
{
    /// <summary>Sends a text; the first one starts the chat.</summary>
    public SandboxMessage Send(string text, int? replyTo = null) =>
        Post(new MessageDraft(EntityFinder.Complete(new FormattedText(text.Trim(), [])), null) { ReplyTo = replyTo });

    /// <summary>Sends a text with marks such as <c>**bold**</c>, as they are typed in Telegram's apps (<see cref="TypedMarkup"/>).</summary>
    public SandboxMessage SendMarked(string text, int? replyTo = null) =>
        Post(new MessageDraft(TypedMarkup.Read(text.Trim()), null) { ReplyTo = replyTo });

    /// <summary>Presses Start, as a link t.me/bot?start=payload does. Unblocks the bot first when it is blocked.</summary>
    public SandboxMessage Start(string? payload = null)
    {
        if (payload is not null && (payload.Length is 0 or > 64 || !payload.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            throw new ArgumentException("A deep link carries 1 to 64 of A-Z, a-z, 0-9, _ and -.", nameof(payload));
        }

        Unblock();
        return Send(payload is null ? "/start" : "/start " + payload);
    }

    /// <summary>Shares a contact; without a number the person's own demo one, as a key "share my number" does.</summary>
    public SandboxMessage SendContact(string? phoneNumber = null, string? firstName = null) => Post(new MessageDraft(null, new ContactAttachment(
        phoneNumber ?? DemoNumber,
        firstName ?? FirstName,
        null,
        phoneNumber is null ? Id : null)));

    public SandboxMessage SendLocation(double latitude, double longitude) =>
        Post(new MessageDraft(null, new LocationAttachment(latitude, longitude)));

    /// <summary>
    /// Forwards a message of any chat to the bot. <paramref name="hideAuthor"/>: its author lets nobody see the account behind it.
    /// </summary>
    public SandboxMessage Forward(SandboxMessage message, bool hideAuthor = false)
    {
        ArgumentNullException.ThrowIfNull(message);
        var source = _world.Person(message.ChatId)?.Chat ?? throw new InvalidOperationException("There is no chat with this message.");
        Demand(!message.ProtectContent, "cannot forward a message with protected content");
        var origin = message.OriginIn(source);
        return Post(new MessageDraft(message.Body, message.Attachment)
        {
            Origin = hideAuthor && origin is PersonOrigin person ? new HiddenOrigin(person.Person.FirstName, person.Date) : origin,
            HasSpoiler = message.HasSpoiler,
        });
    }

    /// <summary>Edits the words of a message of their own. May hold marks, as in <see cref="SendMarked"/>.</summary>
    public SandboxMessage Edit(int messageId, string text)
    {
        DemandReachable();
        var edited = Chat.Change(
            messageId,
            SandboxEventKind.Rewritten,
            message => message is { FromBot: false, Origin: null } && (message.Attachment is null || message.File is not null)
                ? message with { Body = TypedMarkup.Read(text.Trim()), EditDate = _world.Time.GetUtcNow() }
                : throw new InvalidOperationException("This message cannot be edited."),
            () => Refusal.BadRequest("message to edit not found"));
        _world.Page.MessageChanged(Chat, edited);
        AddMessage("edited_message", edited);
        return edited;
    }

    /// <summary>
    /// Presses a button by its label, on the latest message that has it; waits for such a message to come.
    /// A key of the reply keyboard is pressed when no message has the label.
    /// </summary>
    public async Task<SandboxTap> Press(string label, CancellationToken cancellation = default)
    {
        var tap = await WaitFor(_ => TryPress(label), $"a button \"{label}\"", cancellation);
        return tap;
    }

    /// <summary>Presses the button in a row and column (from 0) of a message.</summary>
    public SandboxTap Press(int messageId, int row, int column)
    {
        var message = Chat.Find(messageId) ?? throw new InvalidOperationException("There is no such message.");
        return Act(message, message.Buttons[row][column]);
    }

    /// <summary>Opens the page of a button inside Telegram; waits for a message with such a button to come.</summary>
    /// <returns>The address that the page is opened with.</returns>
    public async Task<Uri> OpenApp(string label, CancellationToken cancellation = default)
    {
        var message = await ExpectButton(label, cancellation);
        return OpenApp(message, message.Button(label)!);
    }

    /// <summary>Opens a page inside Telegram without a button, as a link may.</summary>
    public Uri OpenApp(string url, bool isDark) => AppLaunch.Address(url, _world.Options.Token, Card, _world.Time.GetUtcNow(), isDark);

    /// <summary>Opens the page of the button in a row and column (from 0) of a message.</summary>
    public Uri OpenApp(int messageId, int row, int column, bool isDark = false)
    {
        var message = Chat.Find(messageId) ?? throw new InvalidOperationException("There is no such message.");
        return OpenApp(message, message.Buttons[row][column], isDark);
    }

    /// <summary>Sends callback data for a message without looking for a button: an old one, a forged one, one deleted since.</summary>
    public SandboxTap PressData(int messageId, string data)
    {
        var query = OpenQuery(messageId);
        var message = Chat.Find(messageId);
        Chat.Note(SandboxEventKind.Pressed, message, data);
        _world.Page.Pressed(Chat, messageId, query.Id);
        AddCallback(query, message, data);
        return new SandboxTap(this, query);
    }

    /// <summary>Votes in the poll of a message by the places of the options, from 0.</summary>
    public void Vote(int messageId, params IReadOnlyList<int> options)
    {
        var voted = Chat.Change(
            messageId,
            SandboxEventKind.Voted,
            message => message.Attachment is PollAttachment { IsClosed: false } poll && options.All(option => option >= 0 && option < poll.Options.Count)
                ? message with { Attachment = poll with { Votes = [.. options.Order()] } }
                : throw new InvalidOperationException("There is no open poll with such options."),
            () => Refusal.BadRequest("message not found"));
        _world.Page.MessageChanged(Chat, voted);
        AddVote(voted.Poll!);
    }

    /// <summary>Blocks the bot (or deletes the chat with it: the bot sees the same).</summary>
    public void Block() => SetBlocked(true);

    public void Unblock() => SetBlocked(false);

    /// <summary>Deletes the account. The bot is told nothing until it writes.</summary>
    public void DeleteAccount()
    {
        Chat.Deactivated = true;
        Chat.Note(SandboxEventKind.Membership, null, "account deleted");
        _world.Page.ChatChanged(Chat);
    }

    // Demo numbers are unallocated: +7 975 0ZZ, ZZ a UTC offset.
    private string DemoNumber => $"+7975003{Id % 10_000:D4}";

    private SandboxTap? TryPress(string label)
    {
        var message = Chat.Messages.LastOrDefault(message => message.Button(label) is not null);
        if (message is not null)
        {
            return Act(message, message.Button(label)!);
        }

        var key = ReplyKeyboard?.Keys.SelectMany(row => row).FirstOrDefault(key => key.Text == label);
        if (key is null)
        {
            return null;
        }

        _ = key.RequestContact ? SendContact() : Send(label);
        return new SandboxTap(this, null);
    }

    private Uri OpenApp(SandboxMessage message, SandboxButton button, bool isDark = false)
    {
        var url = button.WebAppUrl ?? throw new InvalidOperationException("This button opens no page.");
        Chat.Note(SandboxEventKind.Pressed, message, url);
        return OpenApp(url, isDark);
    }

    // Buttons that only do something in the app (open a link, copy a text) tell the bot nothing.
    private SandboxTap Act(SandboxMessage message, SandboxButton button)
    {
        if (button.CallbackData is { } data)
        {
            return PressData(message.Id, data);
        }

        Chat.Note(SandboxEventKind.Pressed, message, button.Url ?? button.CopyText ?? button.Text);
        return new SandboxTap(this, null);
    }
}
