using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken)
    {
        var deed = new Deed(who, Now);
        return Write(kept => _ledgers.Answer(kept, ask, deed, inTurn: false), cancellationToken);
    }

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) => Read<IReadOnlyList<FileOrder>>(FileOrders.Open, cancellationToken);

    public Task FinishOrder(long order, CancellationToken cancellationToken) => Write(kept => FileOrders.Finish(kept, order), cancellationToken);

    public Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken) => Read<IReadOnlyList<FactDraft>>(FactChanges.Approved, cancellationToken);

    public Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken) => Read<IReadOnlyList<TeamMember>>(Chats.Members, cancellationToken);

    public Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken) => Read(Core.Bank.Levers.All, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<AuditEntry>>(kept => [.. AuditLog.Latest(kept, most)], cancellationToken);
}
