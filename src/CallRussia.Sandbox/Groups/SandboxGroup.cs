namespace CallRussia.Sandbox;

/// <summary>A group chat with people in it, and perhaps the bot. As an administrator the bot is told everything that is said there.</summary>
public sealed partial class SandboxGroup
{
    // Ids of groups that are no supergroups are above this.
    private const long FirstSupergroupId = -1_000_000_000_000;

    private readonly World _world;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, SandboxPerson> _people;
    private readonly List<SandboxInvite> _invites = [];
    private int _links;

    internal SandboxGroup(World world, long id, string title, IEnumerable<SandboxPerson> people)
    {
        _world = world;
        Title = title;
        _people = people.ToDictionary(person => person.Id);
        Chat = new Chat(new PersonCard(id, title), world.Time) { Group = this, Started = true };
    }

    public long Id => Chat.Id;

    public string Title { get; }

    public bool IsSupergroup => Id < FirstSupergroupId;

    public bool HasBot { get; private set; }

    /// <summary>The bot is an administrator with the right to invite.</summary>
    public bool BotMayInvite { get; private set; }

    /// <summary>The supergroup that this group became.</summary>
    public SandboxGroup? MovedTo { get; private set; }

    public IReadOnlyList<SandboxMessage> Messages => Chat.Messages;

    /// <summary>What the bot said, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> FromBot => [.. Chat.Messages.Where(message => message.FromBot)];

    public IReadOnlyList<SandboxPerson> People
    {
        get
        {
            lock (_gate)
            {
                return [.. _people.Values];
            }
        }
    }

    public IReadOnlyList<SandboxInvite> Invites
    {
        get
        {
            lock (_gate)
            {
                return [.. _invites];
            }
        }
    }

    internal Chat Chat { get; }

    /// <summary>Somebody chose this group behind a link t.me/bot?startgroup=payload: the bot comes, and the payload is said in the person's name.</summary>
    /// <param name="mayInvite">The person left the bot the right that the link asks for.</param>
    public void AddBot(SandboxPerson by, string? payload = null, bool mayInvite = true)
    {
        DemandIn(by);
        Change(by, hasBot: true, mayInvite);
        if (payload is not null)
        {
            Send(by, $"/start@{_world.Bot.Username} {payload}");
        }
    }

    public void RemoveBot(SandboxPerson by) => Change(by, hasBot: false, mayInvite: false);

    /// <summary>Gives the bot the right to invite, or takes it.</summary>
    public void LetBotInvite(SandboxPerson by, bool may) => Change(by, hasBot: true, may);

    public SandboxMessage Send(SandboxPerson by, string text)
    {
        DemandIn(by);
        var message = new SandboxMessage
        {
            Id = _world.NextMessageId(),
            ChatId = Id,
            FromBot = false,
            Author = by.Card,
            Date = _world.Time.GetUtcNow(),
            Body = EntityFinder.Complete(new FormattedText(text.Trim(), [])),
        };
        Chat.Add(message);
        _world.Page.MessageChanged(Chat, message);
        if (HasBot)
        {
            _world.AddUpdate("message", Id, UpdateQueue.MessageLife, writer => _world.Messages.Write(writer, message, Chat));
        }

        return message;
    }

    /// <summary>Joins by a link.</summary>
    /// <exception cref="InvalidOperationException">It is used up, expired, taken back, or of another group.</exception>
    public void Join(SandboxPerson person, string link)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (_gate)
        {
            var index = _invites.FindIndex(invite => invite.Link == link);
            if (index < 0 || !_invites[index].IsGood(_world.Time.GetUtcNow()))
            {
                throw Expired();
            }

            if (!_people.TryAdd(person.Id, person))
            {
                return;
            }

            _invites[index] = _invites[index] with { Joined = _invites[index].Joined + 1 };
        }

        _world.Page.ChatChanged(Chat);
        TellService(person, writer =>
        {
            writer.WriteStartArray("new_chat_members");
            PersonWriter.WriteUser(writer, person.Card);
            writer.WriteEndArray();
        });
    }

    /// <summary>The group becomes a supergroup: another chat, with another id.</summary>
    public SandboxGroup Migrate(SandboxPerson by)
    {
        DemandIn(by);
        var supergroup = _world.AddGroup(Title, People, isSupergroup: true);
        (supergroup.HasBot, supergroup.BotMayInvite) = (HasBot, BotMayInvite);
        MovedTo = supergroup;
        _world.Page.ChatChanged(supergroup.Chat);
        _world.Page.ChatChanged(Chat);
        TellService(by, writer => writer.WriteNumber("migrate_to_chat_id", supergroup.Id));
        return supergroup;
    }

    /// <summary>Waits for a message of the bot that contains the words.</summary>
    public Task<SandboxMessage> ExpectMessage(string containing, CancellationToken cancellation = default) => Waiting.ForAsync(
        () => FromBot.LastOrDefault(message => message.Text.Contains(containing, StringComparison.Ordinal)),
        () => Chat.Changed.Next,
        _world.Options.Patience,
        () => $"{Title} waited in vain for a message with \"{containing}\". The bot said: {string.Join(" | ", FromBot.Select(message => message.Text))}",
        cancellation);

    internal static InvalidOperationException Expired() => new("This link is expired.");

    /// <summary>The chat as a call of the bot finds it.</summary>
    internal Chat ForBot() =>
        MovedTo is { } supergroup ? throw Refusal.Migrated(supergroup.Id)
        : HasBot ? Chat
        : throw Refusal.Forbidden($"bot was kicked from the {(IsSupergroup ? "supergroup" : "group")} chat");

    internal SandboxInvite AddInvite(int? most, DateTimeOffset? expiresAt)
    {
        DemandRight();
        lock (_gate)
        {
            var invite = new SandboxInvite($"https://t.me/+sandbox{-Id}x{++_links}", most, expiresAt);
            _invites.Add(invite);
            return invite;
        }
    }

    internal SandboxInvite Revoke(string link)
    {
        DemandRight();
        lock (_gate)
        {
            var index = _invites.FindIndex(invite => invite.Link == link);
            if (index < 0)
            {
                throw Refusal.BadRequest("INVITE_HASH_EXPIRED");
            }

            return _invites[index] = _invites[index] with { IsRevoked = true };
        }
    }

    private void DemandRight()
    {
        if (!BotMayInvite)
        {
            throw Refusal.BadRequest("not enough rights to manage chat invite link");
        }
    }

    private void DemandIn(SandboxPerson person)
    {
        lock (_gate)
        {
            if (!_people.ContainsKey(person.Id))
            {
                throw new InvalidOperationException($"{person.FirstName} is not in {Title}.");
            }
        }
    }
}
