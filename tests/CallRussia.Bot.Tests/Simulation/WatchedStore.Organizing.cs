using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>What organizers do is not part of the simulation yet: it goes through.</summary>
internal sealed partial class WatchedStore
{
    public Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken) => inner.Answer(ask, who, cancellationToken);

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) => inner.Orders(cancellationToken);

    public Task FinishOrder(long order, CancellationToken cancellationToken) => inner.FinishOrder(order, cancellationToken);

    public Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.CloseNumbers(numbers, who, at, cancellationToken);

    public Task<PlantedHoneytokens> PlantHoneytokens(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.PlantHoneytokens(numbers, who, at, cancellationToken);

    public Task FinishWithdrawals(CancellationToken cancellationToken) => inner.FinishWithdrawals(cancellationToken);

    public Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken) => inner.ApprovedFacts(cancellationToken);

    public Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken) => inner.Team(cancellationToken);

    public Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken) => inner.Levers(cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) => inner.Audit(most, cancellationToken);
}
