using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

/// <summary>The bank. What acts on many numbers at once does it in steps between which hand-outs go on.</summary>
public sealed partial class Store
{
    /// <summary>Numbers per commit: some ten milliseconds of the writer.</summary>
    private const int NumbersPerStep = 250;

    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) => Read<IReadOnlyList<RegionStock>>(kept => _rules.Stock.Count(kept, Now), cancellationToken);

    public async Task<ClosedNumbers> CloseNumbers(IReadOnlyList<PhoneNumber> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var all = new ClosedNumbers(0, 0, 0);
        foreach (var step in numbers.Chunk(NumbersPerStep))
        {
            var (closed, before, inHand) = await Write(kept => BankDesk.Close(kept, step, new Deed(who, at)), cancellationToken);
            all = new ClosedNumbers(all.Closed + closed, all.Before + before, all.InHand + inHand);
        }
        return all;
    }

    public async Task<PlantedHoneytokens> PlantHoneytokens(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, VolunteerId who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var planted = 0;
        foreach (var step in numbers.Chunk(NumbersPerStep)) planted += await Write(kept => _rules.Bank.Plant(kept, step, new Deed(who, at)), cancellationToken);
        return new PlantedHoneytokens(planted, numbers.Count - planted);
    }

    public async Task FinishWithdrawals(CancellationToken cancellationToken)
    {
        while (await Read(Withdrawals.Next, cancellationToken) is { } lane)
        {
            foreach (var step in (await Study(kept => Withdrawals.Touched(kept, lane), cancellationToken)).Chunk(NumbersPerStep))
                await Write(kept => Withdrawals.Retire(kept, step), cancellationToken);
            await Write(kept => Withdrawals.Close(kept, lane), cancellationToken);
        }
        await SweepDeadImports(cancellationToken);
    }
}
