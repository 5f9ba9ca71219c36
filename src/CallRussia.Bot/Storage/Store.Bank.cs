using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<BatchAdded> AddNumbers(NumberBatch batch, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<BatchAdded> WeighNumbers(NumberBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");
}
