using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Sqlite;

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
            session => session.Answers.OfOrganizers(ask, deed) ?? throw new ArgumentException($"{ask.GetType().Name} belongs into a conversation.", nameof(ask)),
            cancellationToken);
    }

    public Task<IReadOnlyList<FileOrder>> Orders(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<FileOrder>>(session => session.Orders.Open(), cancellationToken);

    public Task FinishOrder(long order, CancellationToken cancellationToken) => Do(session => session.Orders.Finish(order), cancellationToken);

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

    public async Task FinishWithdrawals(CancellationToken cancellationToken)
    {
        while (await _readers.Run(session => session.Withdrawals.Next(), cancellationToken) is { } lane)
        {
            foreach (var step in await _readers.Run(session => session.Withdrawals.Touched(lane).SelectMany(token => token).Chunk(NumbersPerStep).ToList(), cancellationToken))
                await Do(session => session.Withdrawals.Retire(step), cancellationToken);
            await Do(session => session.Withdrawals.Close(lane), cancellationToken);
        }
        await _import.Sweep(cancellationToken);
    }

    public Task<IReadOnlyList<FactDraft>> ApprovedFacts(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<FactDraft>>(session => session.FactChanges.Approved(), cancellationToken);

    public Task<IReadOnlyList<TeamMember>> Team(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<TeamMember>>(session => session.Conversations.Team(), cancellationToken);

    public Task<IReadOnlyList<Lever>> Levers(CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<Lever>>(session => session.Levers.Pulled(), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> Audit(int most, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlyList<AuditEntry>>(session => session.Audit.Latest(most), cancellationToken);

    /// <summary>In a transaction of its own, whether or not a bot runs beside.</summary>
    private Task<bool> Do(Action<Session> work, CancellationToken cancellationToken) => _writer.Run(
        session =>
        {
            work(session);
            return true;
        },
        cancellationToken);
}
