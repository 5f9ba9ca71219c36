using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task FinishOrder(long order, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<PlantedHoneytokens> PlantHoneytokens( IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task FinishWithdrawals(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");
}
