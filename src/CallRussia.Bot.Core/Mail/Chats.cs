using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Mail;

/// <summary>A person as kept: nothing but what /mydata shows. What they learned lies with the conversation, so that all people are read in no time.</summary>
/// <param name="Volunteer">Without <see cref="People.Volunteer.Training"/>.</param>
/// <param name="HasCalled">At least one call of theirs is reported.</param>
public sealed record KeptVolunteer(Volunteer Volunteer, bool HasCalled)
{
    /// <summary>Counted in public: settled, calling, and here.</summary>
    public bool IsCounted => Volunteer is { Standing: Standing.Volunteer, Away: false };

    /// <summary>Gets news: settled, here, and not averse to them.</summary>
    public bool IsReachable => Volunteer is { Standing: not Standing.Guest, Away: false, NoNews: false };
}

/// <summary>Where a conversation is.</summary>
/// <param name="State">Null when this version of the program doesn't know it; <paramref name="UnknownState"/> names it then.</param>
/// <param name="Training">Null when this version doesn't know its shape; <paramref name="UnknownTraining"/> tells then.</param>
/// <param name="Turns">See <see cref="Conversation"/>.</param>
/// <param name="LiveHolds">The lease whose number the live message shows.</param>
public sealed record KeptConversation(
    VolunteerId Id, State? State, TrainingProgress? Training, long Turns, int? LiveMessage, LeaseId? LiveHolds, string UnknownState = "", string UnknownTraining = "")
{
    /// <summary>The bot that it is with: the one that the person wrote to last.</summary>
    public BotId Bot { get; init; }
}

/// <summary>The people and their conversations.</summary>
public static class Chats
{
    /// <summary>People who are counted in public, by country; the first thing is 1 for those who have called.</summary>
    public static readonly Counts People = new("people");

    /// <summary>People who get news, by their language and country, with a blank between.</summary>
    private static readonly Counts s_readers = new("readers");

    public static readonly Table<VolunteerId, KeptVolunteer> Volunteers = new(
        "volunteer", kept => kept.Volunteer.Id, id => Key.Of(id.Value), Write, Read)
    {
        OwnedBy = new Owner<KeptVolunteer>(
            static (kept, volunteer) => kept.Range(Volunteers!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Volunteers!, volunteer)),
        Followed = static (kept, before, after) =>
        {
            Count(kept, before, -1);
            Count(kept, after, +1);
            if (ReaderOf(before) is var left && ReaderOf(after) is var came && left == came) return;
            if (left is not null) s_readers.Add(kept, -1, third: left);
            if (came is not null) s_readers.Add(kept, +1, third: came);
        },
    };

    public static readonly TableIndex<KeptVolunteer> Team = Volunteers.By("role", static kept => kept.Volunteer.Role == Role.None ? null : Key.Of((long)kept.Volunteer.Role));

    public static readonly Table<VolunteerId, KeptConversation> Table = new(
        "chat", chat => chat.Id, id => Key.Of(id.Value),
        static (to, chat) => to.Long(chat.Id.Value).Long(chat.Turns).Long(chat.LiveMessage).Long(chat.LiveHolds?.Value).Named(chat.State!)
            .Bytes(chat.Training is null || chat.Training == TrainingProgress.None ? [] : to.Names.Write(chat.Training)).Long(chat.Bot.Value),
        ReadChat)
    {
        OwnedBy = new Owner<KeptConversation>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer))
        {
            Section = "Conversation",
            Tell = static (kept, volunteer) => kept.Find(Table!, volunteer)?.State?.GetType().Name,
        },
    };

    public static bool Exists(ITransaction kept, VolunteerId id) => kept.Has(Volunteers, id);

    public static Volunteer? Volunteer(ITransaction kept, VolunteerId id) => kept.Find(Volunteers, id)?.Volunteer;

    public static Role RoleOf(ITransaction kept, VolunteerId id) => Volunteer(kept, id)?.Role ?? Role.None;

    /// <summary>How many people get news, by what they read and where they live.</summary>
    public static IEnumerable<(Language Language, string? Country, long People)> Readers(ITransaction kept) =>
        from count in s_readers.All(kept)
        let blank = count.Third.IndexOf(' ', StringComparison.Ordinal)
        let country = count.Third[(blank + 1)..]
        select (Language.FromCode(count.Third[..blank]) ?? Language.English, country.Length == 0 ? null : country, count.N);

    /// <summary>What <see cref="Find"/> is going to look for.</summary>
    public static void Expect(ITransaction kept, VolunteerId id)
    {
        kept.Expect(Volunteers, id);
        kept.Expect(Table, id);
    }

    /// <param name="otherwise">The state to go on from, when this version of the program doesn't know the state, or the training, that was kept.</param>
    public static Conversation? Find(ITransaction kept, VolunteerId id, Func<Volunteer, KeptConversation, State> otherwise)
    {
        if (kept.Find(Volunteers, id) is not { } person || kept.Find(Table, id) is not { } chat) return null;
        var volunteer = chat.Training is { } training && training != TrainingProgress.None ? person.Volunteer with { Training = training } : person.Volunteer;
        var state = chat.State is { } known && chat.UnknownTraining.Length == 0 ? known : otherwise(volunteer, chat);
        return new Conversation(volunteer, state, chat.Turns, chat.LiveMessage);
    }

    /// <summary>The conversation as the turn of an Incoming finds it.</summary>
    public static Conversation? Load(ITransaction kept, Incoming incoming, Func<Volunteer, KeptConversation, State> otherwise)
    {
        var found = Find(kept, incoming.Volunteer, otherwise);
        return (incoming.Trigger is IRedraws || incoming.Tap is { IsOnPage: true }) && found is not null ? found with { IsLiveUnderWay = Outbox.IsLiveWaiting(kept, incoming.Volunteer) } : found;
    }

    /// <param name="bot">The bot that somebody who is new has written to.</param>
    public static void Save(ITransaction kept, Conversation conversation, BotId bot = default)
    {
        var volunteer = conversation.Volunteer;
        var person = kept.Find(Volunteers, volunteer.Id);
        var slim = volunteer.Training == TrainingProgress.None ? volunteer : volunteer with { Training = TrainingProgress.None };
        if (person is null || person.Volunteer != slim) kept.Put(Volunteers, new KeptVolunteer(slim, person?.HasCalled ?? false));
        var before = kept.Find(Table, volunteer.Id);
        kept.Put(Table, new KeptConversation(
            volunteer.Id, conversation.State, volunteer.Training, conversation.Turns, conversation.LiveMessage,
            before?.LiveMessage == conversation.LiveMessage ? before?.LiveHolds : null)
        {
            Bot = before?.Bot ?? bot,
        });
    }

    /// <summary>Says which message is the live screen now; null when that is not known.</summary>
    /// <returns>The former one, when it was another message: its id, and whether it shows a number.</returns>
    public static (int Message, bool Holds)? Show(ITransaction kept, VolunteerId id, int? message, LeaseId? holds)
    {
        if (kept.Find(Table, id) is not { } chat) return null;
        kept.Put(Table, chat with { LiveMessage = message, LiveHolds = message is null ? null : holds });
        return chat.LiveMessage is { } former && former != message ? (former, chat.LiveHolds is not null) : null;
    }

    /// <summary>The newest screen was never shown: what the volunteer still sees is two screens old, and a tap there no double tap.</summary>
    public static void Miss(ITransaction kept, VolunteerId id) => kept.Change(Table, id, static chat => chat with { Turns = chat.Turns + 1 });

    /// <summary>Everybody who was given a role in the chat, the highest first.</summary>
    public static List<TeamMember> Members(ITransaction kept) =>
        [.. kept.All(Team).Select(Member).OrderByDescending(member => member.Role).ThenBy(member => member.Volunteer.Value)];

    /// <summary>Those of the team who can be told something, owners by configuration too.</summary>
    public static List<TeamMember> Here(ITransaction kept, IReadOnlyCollection<long> owners)
    {
        var here = owners.Order().Select(id => new VolunteerId(id)).Where(id => Volunteer(kept, id) is { Away: false });
        return [.. here.Select(id => new TeamMember(id, Role.Owner, Away: false)), .. Members(kept).Where(member => !member.Away && !owners.Contains(member.Volunteer.Value))];
    }

    /// <summary>Who looks after what people report of each other: moderators, or organizers where there are none.</summary>
    public static List<VolunteerId> LookingAfterPeople(ITransaction kept, IReadOnlyCollection<long> owners)
    {
        var here = Here(kept, owners);
        var moderators = here.FindAll(member => member.Role == Role.Moderator);
        return [.. (moderators.Count > 0 ? moderators : here.FindAll(member => member.Role >= Role.Organizer)).Select(member => member.Volunteer)];
    }

    /// <returns>False when the role is not (any more) what it was thought to be.</returns>
    public static bool Appoint(ITransaction kept, VolunteerId id, Role from, Role to)
    {
        if (kept.Find(Volunteers, id) is not { } person || person.Volunteer.Role != from) return false;
        kept.Put(Volunteers, person with { Volunteer = person.Volunteer with { Role = to } });
        return true;
    }

    /// <summary>The first call of somebody is reported, or the only one taken back.</summary>
    public static void MarkCalled(ITransaction kept, VolunteerId id, bool hasCalled)
    {
        if (kept.Find(Volunteers, id) is { } person && person.HasCalled != hasCalled) kept.Put(Volunteers, person with { HasCalled = hasCalled });
    }

    private static TeamMember Member(KeptVolunteer kept) => new(kept.Volunteer.Id, kept.Volunteer.Role, kept.Volunteer.Away);

    private static void Count(ITransaction kept, KeptVolunteer? person, int by)
    {
        if (person is { IsCounted: true }) People.Add(kept, by, person.HasCalled ? 1 : 0, third: person.Volunteer.Country ?? "");
    }

    private static string? ReaderOf(KeptVolunteer? person) => person is { IsReachable: true } ? $"{person.Volunteer.Language.Code} {person.Volunteer.Country}" : null;

    private static void Write(RecordWriter to, KeptVolunteer kept)
    {
        var volunteer = kept.Volunteer;
        to.Long(volunteer.Id.Value).Text(volunteer.Language.Code).Time(volunteer.JoinedAt).Long((int)volunteer.Standing).Text(volunteer.Country).Text(volunteer.Zone)
            .Bool(volunteer.IsZoneGuess).Text(volunteer.Invitation).Time(volunteer.PromisedAt).Time(volunteer.QuizPassedAt).Time(volunteer.CourseFinishedAt)
            .Long((int)volunteer.Role).Bool(volunteer.NoNews).Bool(volunteer.Away).Bool(kept.HasCalled).Time(volunteer.BreakUntil)
            .Text(volunteer.RiskTaken).Long(volunteer.AskedIn).Text(volunteer.Wished?.Codes);
    }

    private static KeptVolunteer Read(ref RecordReader from)
    {
        var (id, language, joined) = (new VolunteerId(from.Long()), Language.FromCode(from.Text()) ?? Language.English, from.Time());
        var volunteer = new Volunteer(id, language, joined)
        {
            Standing = (Standing)from.Int(),
            Country = from.TextOrNull(),
            Zone = from.TextOrNull(),
            IsZoneGuess = from.Bool(),
            Invitation = from.TextOrNull(),
            PromisedAt = from.TimeOrNull(),
            QuizPassedAt = from.TimeOrNull(),
            CourseFinishedAt = from.TimeOrNull(),
            Role = (Role)from.Int(),
            NoNews = from.Bool(),
            Away = from.Bool(),
        };
        var hasCalled = from.Bool();
        volunteer = volunteer with { BreakUntil = from.TimeOrNull(), RiskTaken = from.TextOrNull(), AskedIn = from.IntOrNull() };
        return new KeptVolunteer(from.TextOrNull() is { } wished ? volunteer with { Wished = new WishedRegions(wished) } : volunteer, hasCalled);
    }

    private static KeptConversation ReadChat(ref RecordReader from)
    {
        var (id, turns, live, holds) = (new VolunteerId(from.Long()), from.Long(), from.IntOrNull(), from.LeaseOrNull());
        var state = from.Named<State>(out var unknownState);
        var (training, unknownTraining) = (TrainingProgress.None, "");
        if (from.Bytes() is { IsEmpty: false } learned) training = from.Names.Read<TrainingProgress>(learned, out unknownTraining);
        return new KeptConversation(id, state, training, turns, live, holds, unknownState, unknownTraining) { Bot = new BotId(from.Int()) };
    }
}
