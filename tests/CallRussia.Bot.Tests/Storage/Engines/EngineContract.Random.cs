using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Thousands of jobs, some of which throw, beside what anybody would keep in two dictionaries.</summary>
public abstract partial class EngineContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_jobs_do_a_simple_model_agrees(int seed)
    {
        var random = new Random(seed);
        var model = new Simple();
        for (var burst = 0; burst < 120; burst++)
        {
            var jobs = Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next()).Select(own => Write(kept => Job(kept, model, new Random(own)))).ToList();
            await Task.WhenAll(jobs.Select(async job =>
            {
                try
                {
                    await job;
                }
                catch (InvalidDataException)
                {
                    // Dropped on purpose.
                }
            }));
            var look = new Random(random.Next());
            await Read(kept => Look(kept, model, look));
            if (burst % 40 == 39) await Bench.Restart();
        }
        await Read(kept => Everything(kept, model));
        Assert.Empty(await Kept.Check(default));
    }

    /// <summary>Jobs come one after the other, so the model may be changed inside.</summary>
    private static int Job(ITransaction kept, Simple model, Random random)
    {
        var own = model.Copy();
        for (var step = random.Next(1, 9); step > 0; step--) Step(kept, own, random);
        if (random.Next(6) == 0) throw new InvalidDataException("dropped");
        model.Become(own);
        return 0;
    }

    private static void Step(ITransaction kept, Simple own, Random random)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                var thing = new Thing(Id(random), $"n{random.Next(100)}", random.Next(3) == 0 ? null : random.Next(-4, 5), random.Next(3) == 0 ? null : Word(random));
                kept.Put(Thing.Table, thing);
                own.Things[thing.Id] = thing;
                break;
            case 2:
                var note = new Note(random.Next(-2, 3), Word(random), random.Next(4));
                kept.Put(Note.Table, note);
                own.Notes[(note.Owner, note.Name)] = note;
                break;
            case 3:
                var gone = Id(random);
                Assert.Equal(own.Things.Remove(gone), kept.Remove(Thing.Table, gone));
                break;
            case 4:
                var key = ((long)random.Next(-2, 3), Word(random));
                if (random.Next(2) == 0) Assert.Equal(own.Notes.Remove(key), kept.Remove(Note.Table, key));
                else RemoveUnseen(kept, own, key);
                break;
            case 5:
                Walk(kept, own, random);
                break;
            default:
                Look(kept, own, random);
                break;
        }
    }

    /// <summary>Changes what it meets, and whatever else, on the way.</summary>
    private static void Walk(ITransaction kept, Simple own, Random random)
    {
        var descending = random.Next(2) == 0;
        var expected = own.Things.Values.Where(thing => thing.Rank is not null).OrderBy(thing => thing.Rank).ThenBy(thing => thing.Id).ToList();
        if (descending) expected.Reverse();
        var touched = new HashSet<long>();
        var met = new List<Thing>();
        foreach (var thing in kept.All(Thing.ByRank, descending))
        {
            met.Add(thing);
            var next = expected.FirstOrDefault(one => !touched.Contains(one.Id) && met.All(before => before.Id != one.Id || ReferenceEquals(before, thing)));
            Assert.Equal(next, thing);
            touched.Add(thing.Id);
            if (random.Next(2) == 0) continue;
            var id = random.Next(2) == 0 ? thing.Id : Id(random);
            touched.Add(id);
            if (random.Next(3) == 0)
            {
                Assert.Equal(own.Things.Remove(id), kept.Remove(Thing.Table, id));
                continue;
            }
            var changed = new Thing(id, "walked", random.Next(-6, 7), Word(random));
            kept.Put(Thing.Table, changed);
            own.Things[id] = changed;
        }
        Assert.All(expected, one => Assert.Contains(one.Id, touched));
    }

    private static void RemoveUnseen(ITransaction kept, Simple own, (long, string) key)
    {
        own.Notes.Remove(key);
        kept.RemoveUnseen(Note.Table, key);
        Assert.Null(kept.Find(Note.Table, key));
    }

    private static int Look(ITransaction kept, Simple model, Random random)
    {
        var (id, note) = (Id(random), ((long)random.Next(-2, 3), Word(random)));
        if (random.Next(2) == 0) kept.Expect(Note.Table, note);
        for (var others = random.Next(4); others > 0; others--) kept.Expect(Thing.Table, Id(random));
        Assert.Equal(model.Things.GetValueOrDefault(id), kept.Find(Thing.Table, id));
        Assert.Equal(model.Notes.GetValueOrDefault(note), kept.Find(Note.Table, note));
        var (low, high) = (random.Next(-5, 5), random.Next(-5, 8));
        Same(model.Things.Values.Where(thing => thing.Rank >= low && thing.Rank <= high).OrderBy(thing => thing.Rank).ThenBy(thing => thing.Id), down => kept.Range(Thing.ByRank, KeyRange.Numbers(low, high), down));
        var (from, to) = (Id(random), Id(random));
        Same(model.Things.Values.Where(thing => thing.Id >= from && thing.Id <= to).OrderBy(thing => thing.Id), down => kept.Range(Thing.Table, KeyRange.Numbers(from, to), down));
        var (owner, beginning) = (random.Next(-2, 3), Word(random)[..1]);
        Same(
            model.Notes.Values.Where(note => note.Owner == owner && note.Name.StartsWith(beginning, StringComparison.Ordinal)).OrderBy(note => note.Name, StringComparer.Ordinal),
            down => kept.Range(Note.Table, KeyRange.Beginning(owner, beginning), down));
        var word = Word(random);
        Same(
            model.Things.Values.Where(thing => thing.Word is not null && string.CompareOrdinal(thing.Word, word) >= 0).OrderBy(thing => thing.Word, StringComparer.Ordinal).ThenBy(thing => thing.Id),
            down => kept.Range(Thing.ByWord, new KeyRange(Key.Of(word), KeyRange.AllBytes.To), down));
        return 0;
    }

    private static int Everything(ITransaction kept, Simple model)
    {
        Same(model.Things.Values.OrderBy(thing => thing.Id), down => kept.All(Thing.Table, down));
        Same(model.Notes.Values.OrderBy(note => note.Owner).ThenBy(note => note.Name, StringComparer.Ordinal), down => kept.All(Note.Table, down));
        Same(model.Notes.Values.Where(note => note.Value != 0).OrderBy(note => note.Value).ThenBy(note => note.Owner).ThenBy(note => note.Name, StringComparer.Ordinal), down => kept.All(Note.ByValue, down));
        Assert.Equal(
            model.Things.Values.GroupBy(thing => thing.Rank ?? -1).OrderBy(group => group.Key).Select(group => (group.Key, (long)group.Count())),
            Thing.Ranked.All(kept).Select(count => (count.First, count.N)));
        return 0;
    }

    private static void Same<T>(IEnumerable<T> expected, Func<bool, IEnumerable<T>> found)
    {
        var up = expected.ToList();
        Assert.Equal(up, found(false));
        up.Reverse();
        Assert.Equal(up, found(true));
    }

    private static long Id(Random random) => random.Next(-15, 30);

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => "abяж"[random.Next(4)])]);

    private sealed class Simple
    {
        public Dictionary<long, Thing> Things { get; private set; } = [];

        public Dictionary<(long, string), Note> Notes { get; private set; } = [];

        public Simple Copy() => new() { Things = new(Things), Notes = new(Notes) };

        public void Become(Simple other) => (Things, Notes) = (other.Things, other.Notes);
    }
}
