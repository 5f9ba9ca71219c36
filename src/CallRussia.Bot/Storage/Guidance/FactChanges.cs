using System.Text.Json;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;
using AuditLog = CallRussia.Bot.Storage.Organizing.AuditLog;

namespace CallRussia.Bot.Storage.Guidance;

/// <summary>Table fact_change: what editors propose and what a second person made of it. Whether they may is decided before it comes here.</summary>
internal sealed class FactChanges(Database database, AuditLog audit, Timers timers, Conversations conversations)
{
    private const string Columns = "id, before, draft, by, at";

    private enum Status
    {
        Waits = 0,
        Approved = 1,
        Dropped = 2,
    }

    /// <summary>Null when it is no ask of editors.</summary>
    public Trigger? Answer(Ask ask, Deed deed) => ask switch
    {
        ProposeFact propose => Propose(propose, deed),
        LookAtProposals look => new ProposalsSeen(Waiting(), look.Page, IsAlone(deed)),
        LookAtProposal look => Waiting(look.Id) is { } proposal ? new ProposalSeen(proposal, IsAlone(deed)) : new ProposalGone(),
        LookAtDecision look => Decision(look.Id) ?? (Trigger)new ProposalGone(),
        ApproveFact approve => Approve(approve, deed),
        RefuseFact refuse => Refuse(refuse, deed),
        _ => null,
    };

    /// <summary>The newest approved version of every fact that was ever changed in the chat.</summary>
    public List<FactDraft> Approved()
    {
        var drafts = new List<FactDraft>();
        using var row = database.Use("SELECT draft FROM fact_change WHERE id IN (SELECT max(id) FROM fact_change WHERE status=1 GROUP BY fact) ORDER BY id");
        while (row.Step()) drafts.Add(Read(row.Text(0)));
        return drafts;
    }

    public int Count(VolunteerId volunteer) => (int)database.Scalar($"SELECT count(*) FROM fact_change WHERE by={volunteer.Value}");

    /// <summary>What became public stays, who wrote it does not; what still waits goes, for nobody could be asked about it.</summary>
    public void Erase(VolunteerId volunteer)
    {
        database.Use("DELETE FROM fact_change WHERE by=?1 AND status=0").Bind(volunteer.Value).Run();
        database.Use("UPDATE fact_change SET by=0 WHERE by=?1").Bind(volunteer.Value).Run();
        database.Use("UPDATE fact_change SET decided_by=NULL WHERE decided_by=?1").Bind(volunteer.Value).Run();
    }

    private Trigger Propose(ProposeFact ask, Deed deed)
    {
        var other = Waiting().Find(proposal => proposal.Draft.Id == ask.Draft.Id);
        if (other is not null && other.By != deed.Who) return new FactBusy(other);
        if (other is not null) Decide(other.Id, Status.Dropped, deed);
        database.Use("INSERT INTO fact_change(fact, before, draft, by, at) VALUES(?1, ?2, ?3, ?4, ?5)")
            .Bind(ask.Draft.Id).Bind(ask.Before is null ? null : Write(ask.Before)).Bind(Write(ask.Draft)).Bind(deed.Who.Value).Bind(deed.At.Stored()).Run();
        var proposal = new FactProposal(database.LastId, ask.Before, ask.Draft, deed.Who, deed.At);
        Log(Act.FactProposed, proposal, deed);
        foreach (var editor in Others(deed)) timers.Set(editor, "proposal", deed.At, new ProposalWaits(proposal.Id));
        return new FactProposed(proposal, IsAlone(deed));
    }

    /// <summary>Everybody else who may decide about it and can be told. One notice at a time: the newest stands for all that wait.</summary>
    private IEnumerable<VolunteerId> Others(Deed deed) => conversations.Here(deed.Owners)
        .Where(member => Rights.IsOpen(new FactDeskAsked(), member.Role) && member.Volunteer != deed.Who)
        .Select(member => member.Volunteer);

    private bool IsAlone(Deed deed) => !Others(deed).Any();

    private Trigger Approve(ApproveFact ask, Deed deed)
    {
        if (Waiting(ask.Id) is not { } proposal) return new ProposalGone();
        if (proposal.By == deed.Who) return new OwnProposal();
        Decide(proposal.Id, Status.Approved, deed);
        Log(Act.FactApproved, proposal, deed);
        Tell(proposal, deed);
        return new FactApproved(proposal);
    }

    private Trigger Refuse(RefuseFact ask, Deed deed)
    {
        if (Waiting(ask.Id) is not { } proposal) return new ProposalGone();
        Decide(proposal.Id, Status.Dropped, deed);
        Log(proposal.By == deed.Who ? Act.FactWithdrawn : Act.FactRefused, proposal, deed);
        Tell(proposal, deed);
        return new FactRefused(proposal);
    }

    private void Tell(FactProposal proposal, Deed deed)
    {
        if (proposal.By != deed.Who) timers.Set(proposal.By, $"fact-decided:{proposal.Id}", deed.At, new ProposalDecided(proposal.Id));
    }

    private DecisionSeen? Decision(long id)
    {
        using var row = database.Use($"SELECT {Columns}, status FROM fact_change WHERE status<>0 AND id=?1").Bind(id);
        return row.Step() ? new DecisionSeen(Proposal(row), (Status)row.Int(5) == Status.Approved) : null;
    }

    private void Decide(long id, Status status, Deed deed) =>
        database.Use("UPDATE fact_change SET status=?2, decided_by=?3, decided_at=?4 WHERE id=?1").Bind(id).Bind((long)status).Bind(deed.Who.Value).Bind(deed.At.Stored()).Run();

    private void Log(Act act, FactProposal proposal, Deed deed) =>
        audit.Add(deed, act, proposal.Draft.Id, proposal.Before is { } before ? FactTyping.Lines(before, proposal.Draft) : null, FactTyping.Lines(proposal.Draft, proposal.Before));

    private List<FactProposal> Waiting()
    {
        var waiting = new List<FactProposal>();
        using var row = database.Use($"SELECT {Columns} FROM fact_change WHERE status=0 ORDER BY id");
        while (row.Step()) waiting.Add(Proposal(row));
        return waiting;
    }

    private FactProposal? Waiting(long id)
    {
        using var row = database.Use($"SELECT {Columns} FROM fact_change WHERE status=0 AND id=?1").Bind(id);
        return row.Step() ? Proposal(row) : null;
    }

    private static FactProposal Proposal(Statement row) =>
        new(row.Long(0), row.TextOrNull(1) is { } before ? Read(before) : null, Read(row.Text(2)), new VolunteerId(row.Long(3)), row.Time(4));

    private static string Write(FactDraft draft) => JsonSerializer.Serialize(draft);

    private static FactDraft Read(string json) =>
        JsonSerializer.Deserialize<FactDraft>(json) ?? throw new StoreException("A change of a fact in the store is damaged. Restore the last backup.") { Trouble = StoreTrouble.Damage };
}
