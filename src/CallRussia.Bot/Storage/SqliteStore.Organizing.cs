using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Organizing;

namespace CallRussia.Bot.Storage;

/// <summary>What acts on the bank beside the conversations. It runs no turns, so it may be done beside the running bot as well.</summary>
public sealed partial class SqliteStore
{
    /// <summary>Numbers per commit: some ten milliseconds of the writer, between which hand-outs go on.</summary>
    private const int NumbersPerStep = 250;

    public Task<Trigger> Answer(Ask ask, VolunteerId who, CancellationToken cancellationToken)
    {
        var deed = new Deed(who, _options.Clock.GetUtcNow());
        return _writer.Run(
            session => session.Answers.Desk.Answer(ask, deed) ?? throw new ArgumentException($"{ask.GetType().Name} belongs into a conversation.", nameof(ask)),
            cancellationToken);
    }

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<FileOrder>>(session => session.Orders.Open(), cancellationToken);

    public Task FinishOrder(long order, CancellationToken cancellationToken) => _writer.Run(
        session =>
        {
            session.Orders.Finish(order);
            return true;
        },
        cancellationToken);

    public async Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var all = new ClosedNumbers(0, 0, 0);
        foreach (var step in numbers.Chunk(NumbersPerStep))
        {
            var done = await _writer.Run(session => session.Answers.Desk.Close(step, new Deed(who, at)), cancellationToken);
            all = new ClosedNumbers(all.Closed + done.Closed, all.Before + done.Before, all.InHand + done.InHand);
        }
        return all;
    }

    public async Task<PlantedHoneytokens> PlantHoneytokens(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var all = new PlantedHoneytokens(0, 0);
        foreach (var step in numbers.Chunk(NumbersPerStep))
        {
            var done = await _writer.Run(session => session.Answers.Desk.Plant(step, new Deed(who, at)), cancellationToken);
            all = new PlantedHoneytokens(all.Planted + done.Planted, all.Before + done.Before);
        }
        return all;
    }

    public Task FinishWithdrawals(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<AuditEntry>>(session => session.Audit.Latest(most), cancellationToken);
}
