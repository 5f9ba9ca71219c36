using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Engines;

namespace CallRussia.Bot.Storage;

/// <summary>What acts on the bank beside the conversations: files that come by the chat, and verbs of the command line.</summary>
/// <remarks>All of it may be done beside the running bot (<see cref="StoreAccess.Beside"/>): the bot sees it at its next commit.</remarks>
public partial interface IStore
{
    /// <summary>
    /// Answers one ask of organizers or editors in a transaction of its own, as <see cref="ITurn.Answer"/> does inside a turn. Asks of other
    /// features belong into a conversation and throw.
    /// </summary>
    /// <param name="who">Who stands in the audit log; <see cref="AuditEntry.CommandLine"/> for a verb.</param>
    Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken);

    /// <summary>Files that were ordered (<see cref="OrderFile"/>) and are not finished, oldest first: to be taken up at start and after each order.</summary>
    Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken);

    /// <summary>The file is in, or can't be taken in: the order and the file's name are gone. An order that is not there is no error.</summary>
    Task FinishOrder(long order, CancellationToken cancellationToken);

    /// <summary>
    /// Puts numbers on the do-not-call register, as <see cref="CloseNumber"/> does with one. Some hundred share a commit; hand-outs go on
    /// between them, and interrupted and run again it ends the same.
    /// </summary>
    Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Plants honeytokens, as <see cref="PlantHoneytoken"/> does with one; in steps as <see cref="CloseNumbers"/>.</summary>
    Task<PlantedHoneytokens> PlantHoneytokens(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Does what withdrawn sources have left to do, in small steps between which hand-outs go on: numbers that were touched are retired,
    /// and the space is given back (later, when an import is at work just now). To be called at start and after a <see cref="SourceWithdrawn"/>; <see cref="Sweep"/> does it too.
    /// Without one it costs one look.
    /// </summary>
    Task FinishWithdrawals(CancellationToken cancellationToken);

    /// <summary>The newest approved version of every fact that was changed in the chat: what stands over the files.</summary>
    Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken);

    /// <summary>Everybody who was given a role in the chat; owners by configuration are not among them unless they were given one.</summary>
    Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken);

    /// <summary>What organizers stopped and did not let go on yet.</summary>
    Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken);

    /// <summary>The audit log, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken);
}

/// <param name="Closed">New on the register.</param>
/// <param name="Before">Stood there before, or twice in the list.</param>
/// <param name="InHand">Of the new ones: volunteers held so many; their leases are over.</param>
public sealed record ClosedNumbers(int Closed, int Before, int InHand);

/// <param name="Planted">New.</param>
/// <param name="Before">Planted before, or twice in the list.</param>
public sealed record PlantedHoneytokens(int Planted, int Before);
