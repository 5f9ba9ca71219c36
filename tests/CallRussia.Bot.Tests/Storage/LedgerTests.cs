using System.Collections;
using System.Reflection;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What the features declare of what they keep and answer: nothing is forgotten by hand-kept lists.</summary>
public sealed class LedgerTests : ITestWithEnd
{
    /// <summary>Records that name somebody and that nobody's /forget touches, each with its reason.</summary>
    private static readonly Dictionary<string, string> Ownerless = new()
    {
        ["broadcast"] = "Who wrote and approved what went to many stays, as in the audit log: others rely on it.",
        ["lever"] = "Who stopped something for everybody answers for it until it goes on; it is told to organizers only.",
    };

    /// <summary>People are ids; where a record holds a plain number for one, it is called so.</summary>
    private static readonly HashSet<string> NamesOfPeople = ["Volunteer", "Who", "By", "Chat", "KeptFor", "DoubtedBy"];

    private const long Somebody = 700_005;
    private const long Other = 700_006;

    private readonly StoreBench _bench = new((_, options) => Bot.Storage.Store.InMemory(options with { Features = [.. options.Features, Meeting] }, null, out MemoryEngine _));

    /// <summary>The timers of people among each other.</summary>
    private static readonly StoreFeature Meeting = new(
        "me", [], [typeof(TalkTimeUp), typeof(TalkOver), typeof(BuddyMayStay), typeof(BuddyNotYet), typeof(PersonReportWaits), typeof(WordWaits), typeof(WordStillWaits)]);


    private Ledgers Ledgers => new Rules(_bench.Options).Ledgers;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Every_ask_has_exactly_one_answerer()
    {
        var asks = typeof(Ask).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Ask)) && !type.IsAbstract).ToList();
        Assert.NotEmpty(asks);
        // Two for one ask don't come into the list of all: it throws.
        Assert.Equal([], asks.Except(Ledgers.Asks).Select(ask => ask.Name));
    }

    [Fact]
    public void Every_table_has_a_name_of_its_own()
    {
        var tables = Ledgers.Tables;
        Assert.Equal(tables.Select(table => table.Name).Distinct(StringComparer.Ordinal), tables.Select(table => table.Name));
    }

    [Fact]
    public void Every_record_that_names_a_person_has_an_owner_or_says_why_not()
    {
        var named = Ledgers.Tables.Where(table => Names(RecordOf(table), [])).ToList();
        Assert.Contains(named, table => table.Name == "chat");
        Assert.Equal(Ownerless.Keys.Order(), named.Where(table => table.Owner is null).Select(table => table.Name).Order());
    }

    [Fact]
    public void Each_section_of_my_data_is_one_table_s()
    {
        var sections = Ledgers.Tables.Select(table => table.Owner?.Section).OfType<string>().ToList();
        Assert.Contains("HandOuts", sections);
        Assert.Equal(sections.Distinct(StringComparer.Ordinal), sections);
    }

    [Fact]
    public async Task Of_somebody_who_was_forgotten_nothing_is_named_but_what_they_did_as_one_of_the_team()
    {
        await Live();
        Assert.Superset(new HashSet<string> { "alias", "audit", "caller", "chat", "file_order", "invitation", "lease", "past_talk", "person_report", "problem", "ring_back", "role_offer", "volunteer", "word_wish" }, (await Naming()).ToHashSet());
        await _bench.Ask(Somebody, new EraseMe());
        Assert.Equal(["audit", "broadcast"], await Naming());
    }

    /// <summary>Leaves traces wherever a volunteer, an editor and an organizer leave them.</summary>
    private async Task Live()
    {
        await _bench.Add(7, 0, 20);
        foreach (var who in (long[])[Somebody, Other])
            await _bench.Turn(who, turn =>
            {
                turn.Save(new Conversation(StoreBench.Volunteer(who) with { Role = Role.Organizer, Country = "LT" }, new Home(), 1));
                turn.Schedule(new VolunteerId(who), "lease-end", _bench.Clock.Now.AddDays(1), new HomeAsked());
                turn.Send(new Delivery(0, new VolunteerId(who), Urgency.Reply, DeliveryKind.Message, "{}"u8.ToArray()));
            });
        await _bench.Call(Somebody, Outcome.Talked);
        await _bench.Call(Somebody, Outcome.DoesNotExist);
        await _bench.Call(Somebody, Outcome.CallLater, _bench.Clock.Now.AddHours(3));
        var lease = await _bench.HandOut(Somebody);
        Ask[] asks =
        [
            new CountObjection(lease.Id, "nato"), new FindWhoRang(1234, 4), new RaiseFlag(lease.Id, FlagReason.Other), new LookAtInvitation(), new MuteAlarm(AlarmKind.Slow, _bench.Clock.Now.AddDays(1)), new ReportProblem(ProblemKind.Other, "words"), new OfferRole(Role.Editor),
            new OrderFile("id", "name", FilePurpose.Import), new ProposeFact(null, Fact("mine")), new KeepDraft(null, BroadcastDraft.Empty),
            new KeepName("Анна", NameFor.Itself), new SeekBuddy(CanHold: true, 1, new FreeHours(FreeHours.AllDays, FreeHours.AllParts)),
        ];
        foreach (var ask in asks) await _bench.Ask(Somebody, ask);
        var fact = await _bench.Ask<FactProposed>(Other, new ProposeFact(null, Fact("other")));
        await _bench.Ask<FactApproved>(Somebody, new ApproveFact(fact.Proposal.Id));
        var problem = await _bench.Ask<ProblemReported>(Other, new ReportProblem(ProblemKind.Bot, "words"));
        await _bench.Ask<ProblemSeen>(Somebody, new HandleProblem(problem.Id, ProblemStep.Claim, Over: false));
        await Meet();
        await _bench.Ask(Other, new SuspendVolunteer(new VolunteerId(Somebody), "a test", Role.Organizer));
        await _bench.Ask(Other, new ChangeRole(new VolunteerId(Somebody), Role.None, Role.Organizer));
        await _bench.Ask(Somebody, new OfferRole(Role.Editor));
    }

    /// <summary>A buddy, a report of each other, duty, and somebody to talk to.</summary>
    private async Task Meet()
    {
        var (one, other) = (new VolunteerId(Somebody), new VolunteerId(Other));
        await _bench.Ask(Other, new KeepName("Борис", NameFor.Itself));
        await _bench.Store.Write(
            kept =>
            {
                foreach (var kind in (TalkKind[])[TalkKind.Buddy, TalkKind.Helping, TalkKind.Helped]) TalkSides.Begin(kept, one, kind, other, _bench.Clock.Now, TimeSpan.FromDays(14));
                foreach (var who in (VolunteerId[])[one, other]) kept.Put(Mentors.Table, new Mentor(who, new FreeHours(FreeHours.AllDays, FreeHours.AllParts), _bench.Clock.Now, _bench.Clock.Now, IsPaused: false));
                kept.Put(WordWishes.Table, new WordWish(one, 1, _bench.Clock.Now, other));
                kept.Put(WordWishes.Table, new WordWish(other, 2, _bench.Clock.Now, one));
                return true;
            },
            default);
        await _bench.Ask<PersonReported>(Somebody, new ReportPerson(TalkKind.Buddy, 1, PersonReason.Insults));
        await _bench.Ask<PersonReported>(Other, new ReportPerson(TalkKind.Helped, 2, PersonReason.Insults));
    }

    /// <summary>The tables that have a record in which somebody stands.</summary>
    private Task<List<string>> Naming()
    {
        var all = typeof(TransactionExtensions).GetMethods().Single(method => method.Name == nameof(TransactionExtensions.All) && method.GetGenericArguments().Length == 2);
        return ((Bot.Storage.Store)_bench.Store).Read(
            kept => Ledgers.Tables.Where(table => ((IEnumerable)all.MakeGenericMethod(table.GetType().GetGenericArguments()).Invoke(null, [kept, table, false])!).Cast<object>().Any(Stands))
                .Select(table => table.Name).Order(StringComparer.Ordinal).ToList(), default);
    }

    private static bool Stands(object? part) => part switch
    {
        null => false,
        VolunteerId volunteer => volunteer.Value == Somebody,
        string text => text == $"{Somebody}",
        IEnumerable many => many.Cast<object?>().Any(Stands),
        _ when !part.GetType().FullName!.StartsWith("CallRussia.", StringComparison.Ordinal) || part is Enum or PhoneNumber => false,
        _ => part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Any(property => property.GetValue(part) is var value && (IsPlainId(property) ? value is Somebody : property.PropertyType != part.GetType() && Stands(value))),
    };

    private static FactDraft Fact(string id) => new(id, "economy", new DateOnly(2022, 3, 2), new DateOnly(2027, 5, 31), "", new FactWords("Раз."), new FactWords("Суд"), new FactWords());

    private static Type RecordOf(Table table) => table.GetType().GetGenericArguments()[1];

    private static bool Names(Type type, HashSet<Type> seen)
    {
        if (type == typeof(VolunteerId)) return true;
        if (!type.FullName!.StartsWith("CallRussia.", StringComparison.Ordinal) || !seen.Add(type)) return false;
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => IsPlainId(property) || Parts(property.PropertyType).Any(part => Names(part, seen)));
    }

    private static bool IsPlainId(PropertyInfo property) =>
        NamesOfPeople.Contains(property.Name) && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(long);

    /// <summary>The type itself, without what only says that it may be missing or that there are many.</summary>
    private static Type[] Parts(Type type) =>
        Nullable.GetUnderlyingType(type) is { } present ? [present]
        : type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()
        : [type];
}
