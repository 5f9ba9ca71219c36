using System.Collections;
using System.Globalization;
using System.Reflection;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>People who press and write over the real table of the conversation and a store in memory; what they are told arrives at once.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const long Anna = 700_101;
    public const long Boris = 700_102;
    public const long Vera = 700_103;

    /// <summary>One of the team by configuration.</summary>
    public const long Organizer = 700_003;

    private readonly StoreBench _bench;
    private readonly Turn _turn = new(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
    private readonly TurnDeliveries _says = new(new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features), () => Some.Campaign);
    private readonly List<Told> _told = [];
    private int _incoming;
    private int _messages = 1_000;

    /// <param name="over">What lies over the engine in memory.</param>
    public Town(Func<IEngine, IEngine>? over = null)
    {
        _bench = new StoreBench((_, options) => StoreBench.Over(options with { Features = Some.Features, Regions = Some.World.Plan.Regions }, over ?? (static memory => memory)));
        Clock.Now = Some.Now;
    }

    public StoreClock Clock => _bench.Clock;

    public Store Store => _bench.Store;

    /// <summary>Deliveries to these wait, as if Telegram had asked to.</summary>
    public HashSet<long> Held { get; } = [];

    /// <summary>Nobody reaches these: the bot is blocked, and does not know it yet.</summary>
    public HashSet<long> Blocking { get; } = [];

    /// <summary>Everything that went out, oldest first.</summary>
    public IReadOnlyList<Told> All => _told;

    /// <summary>Hears of each delivery before it is settled.</summary>
    public Action<Delivery>? Watch { get; set; }

    public async Task Settle(params long[] people)
    {
        foreach (var who in people) await Arrive(Volunteer(who));
    }

    public static Volunteer Volunteer(long who) => Some.Volunteer with { Id = new VolunteerId(who), CourseFinishedAt = Some.Now.AddDays(-1) };

    /// <summary>Somebody with a chosen name, who is at home.</summary>
    public async Task Arrive(Volunteer volunteer, string? name = null)
    {
        await _bench.Turn(volunteer.Id.Value, turn => turn.Save(new Conversation(volunteer, new Home(), 1)));
        await Does(volunteer.Id.Value, new NameChangeWanted());
        await Does(volunteer.Id.Value, new Typed(name ?? NameOf(volunteer.Id.Value)));
    }

    public static string NameOf(long who) => who switch
    {
        Anna => "Анна",
        Boris => "Борис",
        Vera => "Вера",
        _ => "Некто",
    };

    /// <summary>One turn, and everything that it sends.</summary>
    /// <returns>What the one who acted was shown last.</returns>
    public async Task<string> Does(long who, Trigger trigger, int? message = null, string? id = null)
    {
        var shows = trigger is Typed typed && PhoneNumberFinder.IsIn(typed.Words);
        return await Run(new Incoming(id ?? $"s{++_incoming}", new VolunteerId(who), trigger, Clock.Now, Written: message ?? (trigger is Typed or VoiceSent ? ++_messages : null)) { ShowsNumber = shows });
    }

    public Task<string> Writes(long who, string words, int? message = null) => Does(who, new Typed(words), message);

    /// <summary>Time goes by, and what is due comes in at its time.</summary>
    public async Task Later(TimeSpan time)
    {
        var until = Clock.Now + time;
        while (await NextDue() is { } due && due <= until)
        {
            if (due > Clock.Now) Clock.Now = due;
            foreach (var timer in await Store.Due(Clock.Now, 500, default)) await Run(timer);
        }
        Clock.Now = until;
    }

    /// <summary>What is due now comes in.</summary>
    public Task Soon() => Later(TimeSpan.FromSeconds(1));

    /// <summary>A day and a half later: the house has been kept, and whoever was not to be woken has heard.</summary>
    public async Task Tomorrow()
    {
        await Later(TimeSpan.FromDays(1));
        await Store.Sweep(Clock.Now, default);
        await Later(TimeSpan.FromHours(12));
    }

    /// <summary>Somebody writes down what they learned.</summary>
    /// <returns>What they are shown, and the lesson.</returns>
    public async Task<(string Shown, long Lesson)> Shares(long who, bool isNamed, params IEnumerable<string> words)
    {
        await Does(who, new LessonWanted());
        foreach (var answer in words) await Writes(who, answer);
        var shown = await Does(who, new LessonSent(isNamed));
        return (shown, await Look(kept => Lessons.Of(kept, new VolunteerId(who)).Last().Id));
    }

    /// <summary>Two who are buddies.</summary>
    public async Task<long> Pair(long one, long other)
    {
        foreach (var who in (long[])[one, other]) await Seeks(who);
        Assert.Equal(1, await Match(7));
        await Soon();
        return (await Side(one, TalkKind.Buddy))!.Talk;
    }

    public async Task Seeks(long who, bool canHold = false, DayPart part = DayPart.Evening)
    {
        await Does(who, new BuddyWanted());
        await Does(who, new ExperienceSaid(canHold));
        await Does(who, new LanguagesChosen());
        await Does(who, new PartSwitched(part));
        await Does(who, new HoursChosen());
    }

    /// <summary>Somebody on duty around the clock of the day.</summary>
    public Task BecomesMentor(long who) => Store.Write(
        kept =>
        {
            kept.Put(Mentors.Table, new Mentor(new VolunteerId(who), new FreeHours(FreeHours.AllDays, FreeHours.AllParts), Clock.Now, Clock.Now, IsPaused: false));
            return true;
        },
        default);

    /// <summary>A group that has opened, with Anna as its host and Boris in it.</summary>
    public async Task<long> Hosted()
    {
        await Settle([Organizer, Anna, Boris]);
        await Does(Anna, new GroupsAsked());
        var group = await Look(kept => Assert.Single(Groups.In(kept, "LT")).Id);
        foreach (var who in (long[])[Anna, Boris]) await Does(who, new GroupJoined(group));
        await Store.Write(
            kept =>
            {
                kept.Change(Groups.Table, group, found => found with { Told = 5, HasOpened = true });
                kept.Put(GroupHosts.Table, new GroupHost(group, new VolunteerId(Anna), Clock.Now, Clock.Now));
                return true;
            },
            default);
        return group;
    }

    /// <summary>Its host makes a meeting for the day after tomorrow.</summary>
    public async Task Plan(long group)
    {
        await Does(Anna, new GroupEventWanted(group));
        foreach (var words in (string[])["Вечер звонков", "Позвоним вместе.", "послезавтра в 19:00"]) await Writes(Anna, words);
        await Does(Anna, new EventMinutesChosen(60));
        await Does(Anna, new EventLanguageChosen("ru"));
        await Does(Anna, new EventUnlimited());
        await Writes(Anna, "Кафе на углу");
        await Does(Anna, new EventRepeatChosen(IsWeekly: false));
        await Does(Anna, new EventConfirmed());
    }

    public Task<TalkSide?> Side(long who, TalkKind kind) => Store.Read(kept => TalkSides.Find(kept, new VolunteerId(who), kind), default);

    /// <summary>Buddies are brought together, as every hour.</summary>
    public Task<int> Match(int seed) => Matchmaker.Match(Store, (ulong)seed, Clock.Now, default);

    public Task<T> Look<T>(Func<ITransaction, T> look) => Store.Read(look, default);

    public async Task<State> StateOf(long who) => (await Look(kept => kept.Find(Chats.Table, new VolunteerId(who))))!.State!;

    /// <summary>Somebody else's words that reached them.</summary>
    public IReadOnlyList<Told> Heard(long who) => [.. _told.Where(told => told.To == who && told.From is not null)];

    /// <summary>The words in the latest message to somebody.</summary>
    public string Latest(long who) => _told.Last(told => told.To == who).Words;

    /// <summary>Everything that stands in the store, decrypted: ids of people, and words.</summary>
    public Task<(HashSet<long> People, HashSet<string> Words)> Read() => Look(kept =>
    {
        var (people, words) = (new HashSet<long>(), new HashSet<string>(StringComparer.Ordinal));
        var all = typeof(TransactionExtensions).GetMethods().Single(method => method.Name == nameof(TransactionExtensions.All) && method.GetGenericArguments().Length == 2);
        foreach (var table in Store.Rules.Ledgers.Tables)
            foreach (var record in ((IEnumerable)all.MakeGenericMethod(table.GetType().GetGenericArguments()).Invoke(null, [kept, table, false])!).Cast<object>()) Walk(record, people, words);
        return (people, words);
    });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private async Task<DateTimeOffset?> NextDue() => await Look(kept => kept.All(Core.Mail.Timers.ByDue).FirstOrDefault()?.Due);

    private async Task<string> Run(Incoming incoming)
    {
        if (incoming.Trigger is InGroup happened)
        {
            await Store.Write(kept => { GroupRooms.Hear(kept, incoming, happened, BotId.Nameless); return true; }, default);
            return "";
        }
        IReadOnlyList<Delivery> sent = [];
        string? toast = null;
        await Store.Take(
            incoming,
            kept =>
            {
                if (kept.Load(incoming.Volunteer) is not { } before) return;
                if (before.Volunteer.Away && incoming.Trigger is not (TimeCame or WentAway)) before = before with { Volunteer = before.Volunteer with { Away = false } };
                var result = _turn.Run(before, incoming, kept.Answer);
                if (result.Conversation is { } after) kept.Save(after);
                foreach (var effect in result.Effects)
                    if (effect is Effect.Schedule timer) kept.Schedule(incoming.Volunteer, timer.Key, timer.Due, timer.Trigger);
                    else if (effect is Effect.Unschedule lifted) kept.Unschedule(incoming.Volunteer, lifted.Key);
                sent = [.. _says.Of(incoming, before, result, Clock.Now).Select(kept.Send)];
                toast = result.Toast?.Text.Key;
            },
            default);
        foreach (var delivery in sent) await Deliver(delivery);
        return sent.LastOrDefault(delivery => delivery.Live) is { } live ? MessagePayload.FromUtf8(live.Payload).Html : toast ?? "";
    }

    /// <summary>Sent, refused, or kept waiting.</summary>
    public async Task Deliver(Delivery delivery)
    {
        var who = delivery.Volunteer.Value;
        if (Held.Contains(who) || (delivery.From is not null && !await Look(kept => kept.Has(Outbox.Table, delivery.Id)))) return;
        Watch?.Invoke(delivery);
        if (Blocking.Contains(who))
        {
            await Run(new Incoming($"x{delivery.Id}", delivery.Volunteer, new WentAway(), Clock.Now));
            await Store.Write(kept => Outbox.Settle(kept, [new Settlement.GivenUp(delivery.Id, "Blocked", Clock.Now)], KeptLeases.EndOf).ToList(), default);
            return;
        }
        if (delivery.Kind is DeliveryKind.Message or DeliveryKind.Edit)
        {
            var payload = MessagePayload.FromUtf8(delivery.Payload);
            _told.Add(new Told(who, delivery.From?.Value, payload.Html, payload.Voice, payload.Quiet, payload.Guarded));
        }
        await Store.Write(kept => Outbox.Settle(kept, [new Settlement.Sent(delivery.Id, ++_messages, Clock.Now)], KeptLeases.EndOf).ToList(), default);
    }

    private static void Walk(object? part, HashSet<long> people, HashSet<string> words)
    {
        switch (part)
        {
            case null:
                break;
            case VolunteerId volunteer:
                people.Add(volunteer.Value);
                break;
            case string text:
                words.Add(text);
                break;
            case ReadOnlyMemory<byte> { IsEmpty: false } payload:
                // As JSON it is written with escapes, in which nobody would find Russian words.
                var message = MessagePayload.FromUtf8(payload);
                words.Add($"{message.Html} {message.Voice}");
                break;
            case IEnumerable many:
                foreach (var item in many) Walk(item, people, words);
                break;
            case var other when other.GetType().FullName!.StartsWith("CallRussia.", StringComparison.Ordinal) && other is not (Enum or PhoneNumber):
                foreach (var property in other.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    if (property.PropertyType != other.GetType() && property.GetIndexParameters().Length == 0) Walk(property.GetValue(other), people, words);
                break;
        }
    }

    /// <param name="From">Who told it; null when the bot says it.</param>
    internal sealed record Told(long To, long? From, string Words, string? Voice, bool Quietly, bool Guarded)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"to {To}");
    }
}
