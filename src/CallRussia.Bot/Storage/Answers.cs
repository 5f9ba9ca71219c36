using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage.Broadcasting;
using CallRussia.Bot.Storage.Guidance;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Reporting;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;
using CallRussia.Bot.Storage.Watching;

namespace CallRussia.Bot.Storage;

/// <summary>Who answers which ask.</summary>
internal sealed class Answers
{
    private readonly TimeProvider _clock;
    private readonly HandOuts _handOuts;
    private readonly LeaseEnds _ends;
    private readonly Callers _callers;
    private readonly Reports _reports;
    private readonly Undo _undo;
    private readonly Personal _personal;
    private readonly Objections _objections;
    private readonly FactChanges _facts;
    private readonly AlarmRows _alarms;
    private readonly BroadcastDesk _broadcasts;
    private readonly ReportDesk _reporting;
    private readonly Timers _timers;

    public Answers(Session session, StoreOptions options)
    {
        var rules = options.Rules;
        var (leases, numbers, doNotCall, vault) = (session.Leases, session.Numbers, session.DoNotCall, session.Vault);
        var tally = new Tally(session.Database);
        var answers = new AnswerCounts(session.Database);
        var counts = new Counts(rules, session.Regions, tally, answers);
        var open = new OpenRegions(rules, session.Regions, new PrimeHours(rules, session.Regions, answers), session.Levers);
        var offers = new Offers(session.Lanes, open, session.Regions);
        var picker = new Picker(rules, session.Lanes, offers, session.Blocks, numbers, doNotCall, session.Regions, open, session.Honeytokens, vault, options.IsCalled);
        _clock = options.Clock;
        _callers = new Callers(session.Database, leases, rules.Budgets, vault);
        _ends = new LeaseEnds(rules, leases, numbers, _callers, session.Timers);
        _handOuts = new HandOuts(rules, leases, numbers, _ends, _callers, session.Looks, session.Suspensions, session.Levers, session.LeverWaits, picker, session.Regions, vault);
        _reports = new Reports(rules, leases, _callers, numbers, doNotCall, session.Regions, counts, vault);
        _undo = new Undo(rules, leases, _callers, numbers, doNotCall, counts, vault);
        _personal = new Personal(session.Database, session.Conversations, session.Timers, session.Outbox, session.Inbox, leases, _callers, session.Looks, session.Suspensions, _ends, numbers, session.Regions, tally, session.FactChanges, session.Recipients, session.Problems);
        _objections = session.Objections;
        _facts = session.FactChanges;
        _alarms = session.Alarms;
        _broadcasts = new BroadcastDesk(session, options.Broadcasts);
        _reporting = new ReportDesk(session.Database, session.Regions);
        _timers = session.Timers;
        Desk = new BankDesk(session, open, _ends);
    }

    /// <summary>What organizers ask, also without a conversation.</summary>
    public BankDesk Desk { get; }

    public Trigger To(Ask ask, Scene scene)
    {
        var volunteer = scene.Volunteer;
        return ask switch
        {
            HandOut => _handOuts.Answer(volunteer, scene.Library.Guide.Version, Now(scene)),
            RecordOutcome record => _reports.Answer(record, volunteer.Id, scene.At),
            ExtendLease extend => _ends.Extend(extend.Lease, volunteer.Id, scene.At, _handOuts.Shown),
            EndLease end => _ends.End(end.Lease, volunteer.Id, scene.At, _handOuts.Shown),
            UndoOutcome undo => _undo.Answer(undo.Lease, volunteer.Id, scene.At, _handOuts.Shown),
            CountObjection count => _objections.Answer(count, volunteer.Id, scene.At),
            CountProgress => _personal.Progress(volunteer.Id, scene.At),
            GatherMyData => _personal.MyData(volunteer, scene.At),
            EraseMe => Erase(volunteer.Id, scene.At),
            LookAtDigest => new DigestSeen(_timers.DueOf(volunteer.Id, LookAtDigest.Timer)),
            LookAtSayings look => new SayingsSeen(_objections.InWeek(scene.At.AddDays(-7 * look.WeeksAgo)), look.WeeksAgo, look.Page),
            ReadAlarms => _alarms.Look(volunteer.Id, scene.At),
            MuteAlarm mute => _alarms.Answer(mute, volunteer.Id, scene.At),
            UnmuteAlarms => _alarms.Unmute(volunteer.Id, scene.At),
            _ => OfOrganizers(ask, new Deed(volunteer.Id, scene.At) { Owners = scene.Campaign.Owners }) ?? throw new InvalidOperationException($"Nobody answers {ask.GetType().Name}: add it to {nameof(Answers)}."),
        };
    }

    /// <summary>Answers what organizers and editors ask, also without a conversation; null when it is something else.</summary>
    public Trigger? OfOrganizers(Ask ask, Deed deed) =>
        Desk.Answer(ask, deed) ?? _facts.Answer(ask, deed) ?? _broadcasts.Answer(ask, deed) ?? _reporting.Answer(ask, deed.At);

    /// <summary>Sums up for reports what can't change any more, one step.</summary>
    /// <returns>Whether there is more.</returns>
    public bool Roll(DateTimeOffset now) => _reporting.Roll(now);

    private Erased Erase(VolunteerId volunteer, DateTimeOffset at)
    {
        Desk.Erase(volunteer);
        _alarms.Erase(volunteer);
        _reporting.Erase(volunteer);
        return _personal.Erase(volunteer, at);
    }

    /// <summary>Forgets what has served its time, and finds leases whose timers were lost.</summary>
    /// <returns>Leases whose end was set anew.</returns>
    public int Sweep(DateTimeOffset now)
    {
        _callers.Sweep(now);
        _objections.Sweep(now);
        _alarms.Sweep(now);
        return _ends.Sweep(now);
    }

    /// <summary>
    /// A request that waited (the bot was down) is answered by today's clock: the hour in which somebody asked may have been polite, the
    /// hour in which the number is shown has to be.
    /// </summary>
    private DateTimeOffset Now(Scene scene) => _clock.GetUtcNow() is var now && now > scene.At ? now : scene.At;
}
