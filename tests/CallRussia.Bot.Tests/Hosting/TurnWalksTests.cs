using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Nothing that is asked in a turn walks over everybody there: others would wait for it. What has to is an <see cref="ILongLook"/>, or has one before it.</summary>
public sealed class TurnWalksTests : ITestWithEnd
{
    private const int People = 60;

    /// <summary>One record a person.</summary>
    private static readonly string[] s_everybody = [Chats.Volunteers.Name, Chats.Table.Name, Callers.Table.Name];

    private readonly StoreBench _bench = new((_, options) => Store.InMemory(options with { Features = Some.Features }, before: null, out MemoryEngine _));

    [Fact]
    public async Task Nothing_that_the_whole_conversation_asks_walks_over_everybody_inside_its_turn()
    {
        var asks = WholeConversation.Asked.Where(ask => ask is not ILongLook).ToList();
        foreach (var type in (Type[])[typeof(HandOut), typeof(KeepDraft), typeof(SaveAudience), typeof(DropAudience), typeof(OrderBroadcast), typeof(ApproveBroadcast), typeof(ReturnBroadcast), typeof(SteerBroadcast)])
            Assert.Contains(asks, ask => ask.GetType() == type);
        var walked = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var status in (BroadcastStatus[])[BroadcastStatus.Draft, BroadcastStatus.Waiting, BroadcastStatus.Scheduled, BroadcastStatus.Sending])
        {
            await Fill(status);
            foreach (var ask in asks.Where(ask => status == BroadcastStatus.Draft || ask.GetType().Namespace == typeof(Broadcast).Namespace))
                if (await Read(ask) >= People) walked.Add(ask.GetType().Name);
        }
        Assert.Empty(walked);
    }

    [Fact]
    public async Task A_walk_over_everybody_is_seen()
    {
        await Fill(BroadcastStatus.Draft);
        var read = 0;
        await _bench.Store.Write(kept => Ledgers.Answer(new Watched(kept, () => read++), new CountReach(Drafts.Of(kept, BroadcastSamples.Id)), Deed), default);
        Assert.InRange(read, People, int.MaxValue);
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    private Ledgers Ledgers => new Rules(_bench.Options).Ledgers;

    private static Deed Deed => Deed.In(new Scene(Some.Organizer, Some.Now, Some.Campaign), Some.Now);

    /// <returns>How many records of people a turn reads that asks this.</returns>
    private async Task<int> Read(Ask ask)
    {
        var read = 0;
        try
        {
            await LongLooks.Before(
                _bench.Store, Ledgers, looks => _bench.Store.Write<Trigger>(
                    kept =>
                    {
                        looks.Answer(new Watched(kept, () => read++), ask, Deed);
                        throw new TurnOver();
                    },
                    default),
                default);
        }
        catch (Exception)
        {
            // Nothing of it is kept. Samples name things that are not here: who throws for that has not walked so far.
        }
        return read;
    }

    /// <summary>People of whom an audience asks more than is counted, and the broadcast of the samples.</summary>
    private Task<bool> Fill(BroadcastStatus status) => _bench.Store.Write(
        kept =>
        {
            for (var id = 1; id <= People; id++)
            {
                var volunteer = StoreBench.Volunteer(id) with { Country = "LT", Zone = "Europe/Vilnius" };
                kept.Put(Chats.Volunteers, new KeptVolunteer(volunteer, HasCalled: true));
                kept.Put(Chats.Table, new KeptConversation(volunteer.Id, new Home(), null, 1, null, null));
                kept.Put(Callers.Table, new Caller(volunteer.Id, 1, 1, []));
            }
            Drafts.Save(kept, BroadcastSamples.Id, BroadcastSamples.Plain with { To = new Audience { Tiers = [Tier.Caller] }, When = new SendTime.LocalHour(DateOnly.FromDateTime(Some.Now.Date).AddDays(2), 12) });
            KeptBroadcasts.Save(kept, new KeptBroadcast(BroadcastSamples.Id, new VolunteerId(status == BroadcastStatus.Waiting ? 1 : Some.Organizer.Id.Value), status, Some.Now, Some.Now));
            return true;
        },
        default);

    private sealed class TurnOver : Exception;

    /// <summary>Counts the records of people that are walked over.</summary>
    private sealed class Watched(ITransaction kept, Action read) : PassingTransaction(kept)
    {
        public override IEnumerable<T> Range<TKey, T>(Table<TKey, T> table, KeyRange range, bool descending = false) => Seen(table, base.Range(table, range, descending));

        public override IEnumerable<T> Range<T>(TableIndex<T> index, KeyRange range, bool descending = false) => Seen(index.Table, base.Range(index, range, descending));

        private IEnumerable<T> Seen<T>(Table table, IEnumerable<T> records)
        {
            foreach (var record in records)
            {
                if (s_everybody.Contains(table.Name)) read();
                yield return record;
            }
        }
    }
}
