namespace CallRussia.Sandbox;

public sealed partial class SandboxPerson
{
    /// <summary>Sends a text; the first one starts the chat.</summary>
    public SandboxMessage Send(string text, int? replyTo = null) =>
        Post(EntityFinder.Complete(new FormattedText(text.Trim(), [])), null, replyTo);

    /// <summary>Sends a text with marks such as <c>**bold**</c>, as they are typed in Telegram's apps (<see cref="TypedMarkup"/>).</summary>
    public SandboxMessage SendMarked(string text, int? replyTo = null) => Post(TypedMarkup.Read(text.Trim()), null, replyTo);

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
    public SandboxMessage SendContact(string? phoneNumber = null, string? firstName = null) => Post(null, new ContactAttachment(
        phoneNumber ?? DemoNumber,
        firstName ?? FirstName,
        null,
        phoneNumber is null ? Id : null));

    /// <param name="caption">May hold marks, as in <see cref="SendMarked"/>.</param>
    public SandboxMessage SendPhoto(byte[] picture, string? caption = null, string name = "photo.jpg") =>
        Post(Caption(caption), new PhotoAttachment(_world.Files.Add(name, "image/jpeg", picture, isPhoto: true)));

    /// <param name="caption">May hold marks, as in <see cref="SendMarked"/>.</param>
    public SandboxMessage SendDocument(byte[] bytes, string name, string? caption = null, string mimeType = "application/octet-stream") =>
        Post(Caption(caption), new DocumentAttachment(_world.Files.Add(name, mimeType, bytes, isPhoto: false)));

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
        _world.Page.PersonChanged(Chat);
    }

    // Demo numbers are unallocated: +7 975 0ZZ, ZZ a UTC offset.
    private string DemoNumber => $"+7975003{Id % 10_000:D4}";

    private static FormattedText? Caption(string? caption) =>
        string.IsNullOrWhiteSpace(caption) ? null : TypedMarkup.Read(caption.Trim());

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
