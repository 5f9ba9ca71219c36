using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Editing;

/// <summary>The values are stored.</summary>
public enum FactFate
{
    Waits = 0,
    Approved = 1,

    /// <summary>Refused, taken back, or replaced by a newer one of the same person.</summary>
    Dropped = 2,
}

/// <summary>A change of a fact, and what became of it.</summary>
/// <param name="Proposal">By nobody (0) once its author asked to be forgotten.</param>
/// <param name="DecidedBy">Null while it waits, and once that person asked to be forgotten.</param>
public sealed record KeptFactChange(FactProposal Proposal, FactFate Fate, VolunteerId? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>What editors proposed. A campaign has some hundred of them.</summary>
public static class FactChanges
{
    /// <summary>Who wrote it asked to be forgotten.</summary>
    private static readonly VolunteerId s_nobody = new(0);

    public static readonly Table<long, KeptFactChange> Table = new("fact_change", change => change.Proposal.Id, Key.Of, Write, Read)
    {
        OwnedBy = new Owner<KeptFactChange>(
            static (kept, volunteer) => kept.All(Table!).Where(change => change.Proposal.By == volunteer || change.DecidedBy == volunteer), Forget)
        {
            Section = "FactsProposed",
            Tell = static (kept, volunteer) => kept.All(Table!).Count(change => change.Proposal.By == volunteer),
        },
    };

    /// <summary>Those that wait for a second person.</summary>
    public static readonly TableIndex<KeptFactChange> Undecided = Table.By("waits", static change => change.Fate == FactFate.Waits ? Key.Of(change.Proposal.Id) : null);

    private static readonly Sequence s_ids = new("fact_change");

    private static readonly Stamp s_decided = new("fact_change");

    private static readonly Memo<IReadOnlyList<FactDraft>> s_inForce = new(static () => [Table], Approved, s_decided);

    public static FactProposal Add(ITransaction kept, ProposeFact ask, VolunteerId by, DateTimeOffset at)
    {
        var proposal = new FactProposal(kept.Next(s_ids), ask.Before, ask.Draft, by, at) { Note = ask.Note };
        kept.Put(Table, new KeptFactChange(proposal, FactFate.Waits, DecidedBy: null, DecidedAt: null));
        return proposal;
    }

    public static void Decide(ITransaction kept, long id, FactFate fate, VolunteerId who, DateTimeOffset at)
    {
        kept.Change(Table, id, change => change with { Fate = fate, DecidedBy = who, DecidedAt = at });
        kept.Move(s_decided);
    }

    /// <summary>Those that wait, oldest first.</summary>
    public static List<FactProposal> Waiting(ITransaction kept) => [.. kept.All(Undecided).Select(change => change.Proposal)];

    public static FactProposal? Waiting(ITransaction kept, long id) => kept.Find(Table, id) is { Fate: FactFate.Waits } change ? change.Proposal : null;

    /// <summary>The same as <see cref="Approved"/>, remembered: what anybody approved, whichever bot and instance, holds from the next turn on.</summary>
    public static IReadOnlyList<FactDraft> InForce(ITransaction kept) => kept.Remember(s_inForce);

    /// <summary>The newest approved version of every fact that was ever changed in the chat, the latest last.</summary>
    public static List<FactDraft> Approved(ITransaction kept) =>
    [
        .. kept.All(Table).Where(change => change.Fate == FactFate.Approved).GroupBy(change => change.Proposal.Draft.Id, StringComparer.Ordinal)
            .Select(versions => versions.Last().Proposal).OrderBy(newest => newest.Id).Select(newest => newest.Draft),
    ];

    /// <summary>What became public stays, who wrote it does not; what still waits goes, for nobody could be asked about it.</summary>
    private static void Forget(ITransaction kept, VolunteerId volunteer, KeptFactChange change)
    {
        var isTheirs = change.Proposal.By == volunteer;
        if (isTheirs && change.Fate == FactFate.Waits)
        {
            kept.Remove(Table, change.Proposal.Id);
            return;
        }
        kept.Put(Table, change with
        {
            Proposal = isTheirs ? change.Proposal with { By = s_nobody } : change.Proposal,
            DecidedBy = change.DecidedBy == volunteer ? null : change.DecidedBy,
        });
    }

    private static void Write(RecordWriter to, KeptFactChange change)
    {
        var (proposal, before) = (change.Proposal, change.Proposal.Before);
        to.Long(proposal.Id).Long(proposal.By.Value).Time(proposal.At).Long((int)change.Fate).Long(change.DecidedBy?.Value).Time(change.DecidedAt);
        Write(to, proposal.Draft);
        if (before is null) to.Bool(false);
        else Write(to.Bool(true), before);
        to.Text(proposal.Note);
    }

    private static KeptFactChange Read(ref RecordReader from)
    {
        var (id, by, at, fate, decider, decided) = (from.Long(), new VolunteerId(from.Long()), from.Time(), (FactFate)from.Int(), from.VolunteerOrNull(), from.TimeOrNull());
        var draft = ReadDraft(ref from);
        var before = from.Bool() ? ReadDraft(ref from) : null;
        return new KeptFactChange(new FactProposal(id, before, draft, by, at) { Note = from.Text() }, fate, decider, decided);
    }

    private static void Write(RecordWriter to, FactDraft draft)
    {
        to.Text(draft.Id).Text(draft.Theme).Long(draft.AsOf.DayNumber).Long(draft.ReviewBy.DayNumber).Text(draft.Url);
        foreach (var words in (FactWords[])[draft.Claim, draft.Source, draft.Limit]) to.Text(words.Russian).Text(words.English).Text(words.Lithuanian);
        to.Bool(draft.AsOfMonth).Bool(draft.Official).Bool(draft.TrainingOnly).Bool(draft.Estimate);
    }

    private static FactDraft ReadDraft(ref RecordReader from)
    {
        var (id, theme, asOf, reviewBy, url) = (from.Text(), from.Text(), DateOnly.FromDayNumber(from.Int()), DateOnly.FromDayNumber(from.Int()), from.Text());
        return new FactDraft(id, theme, asOf, reviewBy, url, ReadWords(ref from), ReadWords(ref from), ReadWords(ref from))
        {
            AsOfMonth = from.Bool(),
            Official = from.Bool(),
            TrainingOnly = from.Bool(),
            Estimate = from.Bool(),
        };
    }

    private static FactWords ReadWords(ref RecordReader from) => new(from.Text(), from.Text(), from.Text());
}
