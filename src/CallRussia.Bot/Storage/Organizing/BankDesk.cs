using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.Moderation;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers what organizers ask of the bank. Whether they may is decided before it comes here.</summary>
internal sealed class BankDesk
{
    private readonly Session _session;
    private readonly BankLook _bank;
    private readonly Sources _sources;
    private readonly Closings _closings;
    private readonly People _people;
    private readonly LeverDesk _levers;
    private readonly TeamDesk _team;
    private readonly ProblemDesk _problems;

    public BankDesk(Session session, OpenRegions open, LeaseEnds ends)
    {
        _session = session;
        _bank = new BankLook(session, open);
        _sources = new Sources(session.Database, session.Lanes, session.Audit);
        var recalls = new Recalls(session.Leases, ends, session.Timers);
        _closings = new Closings(session.DoNotCall, session.Numbers, session.LaneSearch, recalls, session.Honeytokens, session.Vault, session.Audit);
        _people = new People(session, recalls);
        _levers = new LeverDesk(session);
        _team = new TeamDesk(session);
        _problems = new ProblemDesk(session);
    }

    /// <summary>Null when it is no ask of Organizing.</summary>
    public Trigger? Answer(Ask ask, Deed deed) => ask switch
    {
        CloseNumber close => _closings.Close(close, deed),
        ReopenNumber reopen => _closings.Reopen(reopen, deed),
        LookAtBank => _bank.Look(deed.At),
        LookAtSources => _sources.Look(),
        WithdrawSource withdraw => _sources.Withdraw(withdraw, deed),
        LookAtPeople => _people.Look(deed.At),
        SuspendVolunteer suspend => _people.Suspend(suspend, deed),
        LookAtPerson look => _people.Look(look.Who, deed.At),
        RestoreVolunteer restore => _people.Restore(restore, deed),
        PlantHoneytoken plant => Plant(plant, deed),
        TraceHoneytoken trace => Trace(trace, deed),
        UnplantHoneytoken unplant => Unplant(unplant, deed),
        OrderFile order => Order(order, deed),
        NoteFile note => Note(note, deed),
        LookAtLevers => _levers.Look(deed.At),
        PullLever pull => _levers.Pull(pull, deed),
        ReleaseLever release => _levers.Release(release, deed),
        _ => _team.Answer(ask, deed) ?? _session.Audit.Answer(ask) ?? _problems.Answer(ask, deed),
    };

    public ClosedNumbers Close(IEnumerable<PhoneNumber> some, Deed deed) => _closings.Close(some, deed);

    public PlantedHoneytokens Plant(IReadOnlyCollection<(PhoneNumber Number, RegionCode Region)> some, Deed deed)
    {
        var planted = some.Count(one => _session.Honeytokens.Plant(one.Number, one.Region, deed.At));
        if (planted > 0) _session.Audit.Add(deed, Act.HoneytokensPlanted, planted);
        return new PlantedHoneytokens(planted, some.Count - planted);
    }

    /// <summary>What is known of a volunteer here, when he asks to be forgotten.</summary>
    public void Erase(VolunteerId volunteer)
    {
        _session.Honeytokens.Erase(volunteer);
        _session.Suspensions.Erase(volunteer);
        _session.Audit.Erase(volunteer);
        _session.Orders.Erase(volunteer);
        _session.LeverWaits.Erase(volunteer);
        _session.RoleOffers.Erase(volunteer);
        _session.Problems.Erase(volunteer);
        _session.FactChanges.Erase(volunteer);
    }

    private HoneytokenPlanted Plant(PlantHoneytoken ask, Deed deed)
    {
        var isNew = _session.Honeytokens.Plant(ask.Number, ask.Region, deed.At);
        if (isNew) _session.Audit.Add(deed, Act.HoneytokenPlanted, ask.Number);
        return new HoneytokenPlanted(ask.Number, isNew);
    }

    private HoneytokenUnplanted Unplant(UnplantHoneytoken ask, Deed deed)
    {
        var wasPlanted = _session.Honeytokens.Unplant(ask.Number);
        if (wasPlanted) _session.Audit.Add(deed, Act.HoneytokenUnplanted, ask.Number);
        return new HoneytokenUnplanted(ask.Number, wasPlanted);
    }

    private HoneytokenTraced Trace(TraceHoneytoken ask, Deed deed)
    {
        if (_session.Honeytokens.Find(ask.Number) is not { } shown) return new HoneytokenTraced(ask.Number, IsPlanted: false, null, null);
        _session.Audit.Add(deed, Act.HoneytokenTraced, ask.Number);
        return new HoneytokenTraced(ask.Number, IsPlanted: true, shown.Volunteer, shown.At);
    }

    private FileNoted Note(NoteFile ask, Deed deed)
    {
        _session.Audit.Add(deed, Act.FileTakenIn, ask.Name, ask.Purpose.ToString(), ask.Counts.ToString());
        return new FileNoted();
    }

    private FileOrdered Order(OrderFile ask, Deed deed)
    {
        var order = _session.Orders.Add(ask, deed);
        _session.Audit.Add(deed, Act.FileOrdered, ask.Purpose.ToString(), null);
        return new FileOrdered(order);
    }
}
