using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Volunteers of a country, or of one of its cities.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">As it was added; empty for the whole country.</param>
public sealed record Group(long Id, string Country, string City)
{
    /// <summary>How many are told of, in whole groups, as they were at the last look; 0: it is not open.</summary>
    public int Told { get; init; }

    /// <summary>The day (UTC) of that look: there is one a day, so that nobody sees the step that somebody's coming or going makes.</summary>
    public long LookedOn { get; init; }

    /// <summary>It was open before, and its members heard so.</summary>
    public bool HasOpened { get; init; }

    /// <summary>What its members hear just now, some after others; null when all have heard it.</summary>
    public GroupTelling? Telling { get; init; }

    /// <summary>What it means to dare in a week; null where its host said nothing.</summary>
    public GroupGoal? Goal { get; init; }

    public bool IsOpen => Told > 0;

    public bool IsCity => City.Length > 0;
}

/// <param name="Next">Whose turn it is, by id.</param>
public sealed record GroupTelling(GroupWord Word, long Next);

/// <summary>What all members of a group hear. The values are stored.</summary>
public enum GroupWord
{
    /// <summary>It has members enough.</summary>
    Opened = 0,

    /// <summary>The host wrote something.</summary>
    News = 1,
}

/// <summary>Somebody in a group.</summary>
/// <param name="Read">The news that they saw last.</param>
public sealed record GroupMember(long Group, VolunteerId Who, DateTimeOffset Since, long Read = 0);

/// <summary>The groups and who is in them. How many are in one is told in whole groups; who is, to nobody.</summary>
public static class Groups
{
    private static readonly Counts s_members = new("group_member");

    public static readonly Table<long, Group> Table = new("group", group => group.Id, Key.Of, Write, Read);

    public static readonly TableIndex<Group> ByCountry = Table.By("country", static group => Key.Of(group.Country), hasByteKeys: true);

    /// <summary>By the day of the last look.</summary>
    public static readonly TableIndex<Group> ByLook = Table.By("look", static group => Key.Of(group.LookedOn));

    /// <summary>Those whose members hear something just now.</summary>
    public static readonly TableIndex<Group> ToTell = Table.By("tell", static group => group.Telling is null ? null : Key.Of(group.Id));

    /// <summary>Those with a goal, by the day of the last count.</summary>
    public static readonly TableIndex<Group> ToCount = Table.By("goal", static group => group.Goal is { } goal ? Key.Of(goal.CountedOn) : null);

    public static readonly Table<(long Group, VolunteerId Who), GroupMember> Members = new(
        "group_member", member => (member.Group, member.Who), key => Key.Of(key.Group, key.Who.Value),
        static (to, member) => to.Long(member.Group).Long(member.Who.Value).Time(member.Since).Long(member.Read),
        static (ref RecordReader from) => new GroupMember(from.Long(), new VolunteerId(from.Long()), from.Time(), from.Long()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<GroupMember>(Of, static (kept, _, member) => kept.Remove(Members!, (member.Group, member.Who)))
        {
            Section = "Groups",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Select(member => new { kept.Find(Table!, member.Group)?.Country, kept.Find(Table!, member.Group)?.City, member.Since }).ToList(),
        },
        Followed = static (kept, before, after) => s_members.Add(kept, (after is null ? 0 : 1) - (before is null ? 0 : 1), (after ?? before)!.Group),
    };

    public static readonly TableIndex<GroupMember> ByMember = Members.By("who", static member => Key.Of(member.Who.Value));

    private static readonly Sequence s_ids = new("group");

    /// <summary>The group of a country; it is there from the first time that somebody asks.</summary>
    public static Group OfCountry(ITransaction kept, string country, DateTimeOffset at) =>
        In(kept, country).FirstOrDefault(group => !group.IsCity) ?? Add(kept, country, "", at);

    /// <summary>All of a country, that of the whole country first.</summary>
    public static List<Group> In(ITransaction kept, string country) =>
        [.. kept.Range(ByCountry, KeyRange.Only(Key.Of(country))).OrderBy(group => group.IsCity).ThenBy(group => group.City, StringComparer.Ordinal)];

    /// <returns>Null when there is one of that name already.</returns>
    public static Group? AddCity(ITransaction kept, string country, string city, DateTimeOffset at) =>
        In(kept, country).Exists(group => Fold.Words(group.City) == Fold.Words(city)) ? null : Add(kept, country, city, at);

    public static Group? Find(ITransaction kept, long id) => kept.Find(Table, id);

    public static bool Has(ITransaction kept, long id, VolunteerId who) => kept.Has(Members, (id, who));

    public static int Count(ITransaction kept, long id) => (int)s_members.Find(kept, id);

    public static IEnumerable<GroupMember> Of(ITransaction kept, VolunteerId who) => kept.Range(ByMember, KeyRange.Only(Key.Of(who.Value)));

    public static void Join(ITransaction kept, long id, VolunteerId who, DateTimeOffset at) => kept.TryAdd(Members, (id, who), new GroupMember(id, who, at));

    /// <summary>What they hosted there ends, their link into the chat is taken back, their lessons are shown there no more, and their places at its events go to others.</summary>
    public static void Leave(ITransaction kept, long id, VolunteerId who, DateTimeOffset at)
    {
        if (!kept.Remove(Members, (id, who))) return;
        if (kept.Find(GroupEntries.Table, (id, who)) is { } entry) GroupEntries.Spend(kept, entry, at);
        GroupHosts.End(kept, id, who, at);
        GroupLessons.Remove(kept, id, who);
        Timers.TakeOffBeginning(kept, who, TimersOf(id));
        foreach (var guest in Events.Of(kept, who).ToList())
            if (Events.Find(kept, guest.Event) is { } one && one.Group == id && one.EndsAt > at) Events.Leave(kept, one, who, at);
    }

    public static void LeaveAll(ITransaction kept, VolunteerId who, DateTimeOffset at)
    {
        foreach (var member in Of(kept, who).ToList()) Leave(kept, member.Group, who, at);
    }

    /// <summary>One that was never open goes with the few who waited in it.</summary>
    public static void Remove(ITransaction kept, Group group, DateTimeOffset at)
    {
        foreach (var member in kept.Range(Members, KeyRange.Beginning(group.Id)).ToList()) Leave(kept, group.Id, member.Who, at);
        kept.Remove(Table, group.Id);
    }

    /// <summary>Members are told one after another, in steps of house-keeping: a large group holds up nobody.</summary>
    public static void Say(ITransaction kept, long id, GroupWord word) => kept.Change(Table, id, group => group with { Telling = new GroupTelling(word, 0) });

    /// <summary>Counts groups anew, once a day.</summary>
    /// <returns>True when there may be more to count.</returns>
    public static bool Look(ITransaction kept, DateTimeOffset now, int most)
    {
        var due = kept.Range(ByLook, KeyRange.Numbers(0, Counts.Day(now) - 1)).Take(most).ToList();
        foreach (var group in due)
        {
            var told = (int)WholeGroups.Of(Count(kept, group.Id));
            var opens = told > 0 && !group.HasOpened;
            kept.Put(Table, group with { Told = told, LookedOn = Counts.Day(now), HasOpened = group.HasOpened || opens, Telling = opens ? new GroupTelling(GroupWord.Opened, 0) : group.Telling });
        }
        return due.Count == most;
    }

    /// <summary>The next ones of some group hear what is to be told, by day.</summary>
    /// <returns>True while there are more.</returns>
    public static bool Tell(ITransaction kept, DateTimeOffset now, int most)
    {
        if (kept.All(ToTell).FirstOrDefault() is not { Telling: { } telling } group) return false;
        var some = kept.Range(Members, KeyRange.Between(group.Id, telling.Next, long.MaxValue)).Take(most).ToList();
        foreach (var member in some)
        {
            var zone = Chats.Volunteer(kept, member.Who)?.Zone ?? VolunteerClock.HomeZone;
            Timers.Set(kept, member.Who, TimersOf(group.Id) + (int)telling.Word, VolunteerClock.NotAtNight(zone, now).ToUniversalTime(), new GroupDue(group.Id, telling.Word));
        }
        kept.Put(Table, group with { Telling = some.Count == most ? telling with { Next = some[^1].Who.Value + 1 } : null });
        return true;
    }

    private static string TimersOf(long id) => $"group:{id}:";

    private static Group Add(ITransaction kept, string country, string city, DateTimeOffset at)
    {
        var group = new Group(kept.Next(s_ids), country, city) { LookedOn = Counts.Day(at) };
        kept.Put(Table, group);
        return group;
    }

    private static void Write(RecordWriter to, Group group) => to
        .Long(group.Id).Text(group.Country).Text(group.City).Long(group.Told).Long(group.LookedOn).Bool(group.HasOpened).Long((long?)group.Telling?.Word).Long(group.Telling?.Next ?? 0)
        .Long(group.Goal?.Calls ?? 0).Long(group.Goal?.Week ?? 0).Long(group.Goal?.Dared).Long(group.Goal?.CountedOn ?? 0)
        .Long(group.Goal?.Counting?.Next).Long(group.Goal?.Counting?.Calls ?? 0).Long(group.Goal?.Counting?.Callers ?? 0);

    private static Group Read(ref RecordReader from)
    {
        var group = new Group(from.Long(), from.Text(), from.Text()) { Told = from.Int(), LookedOn = from.Long(), HasOpened = from.Bool() };
        var (word, next) = (from.IntOrNull(), from.Long());
        return group with { Telling = word is { } known ? new GroupTelling((GroupWord)known, next) : null, Goal = ReadGoal(ref from) };
    }

    private static GroupGoal? ReadGoal(ref RecordReader from)
    {
        var (calls, week, dared, countedOn) = (from.Int(), from.Long(), from.IntOrNull(), from.Long());
        var (next, counted, callers) = (from.LongOrNull(), from.Int(), from.Int());
        return calls == 0 ? null : new GroupGoal(calls, week, dared, countedOn) { Counting = next is { } at ? new GroupCount(at, counted, callers) : null };
    }
}
