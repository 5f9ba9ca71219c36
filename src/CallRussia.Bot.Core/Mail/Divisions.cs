using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>An instance that serves people of a bot.</summary>
/// <param name="Id">Another one in each process.</param>
public sealed record Instance(string Id, Share Share);

/// <summary>Which instances serve a bot's people, and who serves whom. No part is served by two.</summary>
/// <param name="Instances">In the order of their ids.</param>
public sealed record Division(BotId Bot, IReadOnlyList<Instance> Instances)
{
    /// <summary>Parts that nobody serves.</summary>
    public Share Free => Instances.Aggregate(Share.Everybody, static (left, instance) => left.Without(instance.Share));

    public bool Has(string id) => Instances.Any(instance => instance.Id == id);

    /// <returns>Nobody, when there is no such instance.</returns>
    public Share Of(string id) => Instances.FirstOrDefault(instance => instance.Id == id)?.Share ?? Share.Nobody;

    /// <summary>With all equally, what an instance takes of the free ones.</summary>
    public Share ToTake(string id) => Free.First(Wanted(id) - Of(id).Count);

    /// <summary>With all equally, what an instance has too much of. Whoever leads goes on leading.</summary>
    public Share ToGive(string id) => Of(id) is var own && Has(id) ? own.Without(own.First(Math.Max(Wanted(id), own.Leads ? 1 : 0))) : Share.Nobody;

    public Division Without(IReadOnlyCollection<string> gone) => this with { Instances = [.. Instances.Where(instance => !gone.Contains(instance.Id))] };

    /// <param name="share">What it has from now on.</param>
    public Division With(string id, Share share) => this with { Instances = [.. Without([id]).Instances.Append(new Instance(id, share)).OrderBy(static instance => instance.Id, StringComparer.Ordinal)] };

    private int Wanted(string id)
    {
        var place = Instances.TakeWhile(instance => instance.Id != id).Count();
        return place == Instances.Count ? 0 : (Share.Parts / Instances.Count) + (place < Share.Parts % Instances.Count ? 1 : 0);
    }
}

/// <summary>
/// How the instances of a store divide the people among themselves. Whoever takes a part of an instance that is gone takes that instance off: from then on
/// nothing that it writes is kept, whether or not it knows (<see cref="Stays"/>). Where one process has the store to itself, nothing is divided.
/// </summary>
public static class Divisions
{
    public static readonly Table<BotId, Division> Table = new(
        "division", division => division.Bot, bot => Key.Of(bot.Value),
        static (to, division) => to.Long(division.Bot.Value).Many(division.Instances, static (one, instance) => one.Text(instance.Id).Long(unchecked((long)instance.Share.Bits))),
        static (ref RecordReader from) => new Division(
            new BotId(from.Int()), from.Many(static (ref RecordReader one) => new Instance(one.Text(), new Share(unchecked((ulong)one.Long()))))))
    {
        IsNews = true,
    };

    public static Division Of(ITransaction kept, BotId bot) => kept.Find(Table, bot) ?? new Division(bot, []);

    /// <summary>An instance has come. It has nobody yet.</summary>
    public static void Join(ITransaction kept, BotId bot, string id) => kept.Put(Table, Of(kept, bot).With(id, Share.Nobody));

    /// <summary>It is one of those that serve: nobody has taken it off.</summary>
    public static bool Stays(ITransaction kept, BotId bot, string id) => kept.Find(Table, bot)?.Has(id) ?? false;

    /// <summary>An instance takes its share of what nobody serves.</summary>
    /// <param name="gone">Instances that are not there any more: they are taken off.</param>
    public static Division Take(ITransaction kept, BotId bot, string id, IReadOnlyCollection<string> gone)
    {
        var left = Of(kept, bot).Without(gone);
        var division = left.With(id, left.Of(id).With(left.ToTake(id)));
        kept.Put(Table, division);
        return division;
    }

    /// <summary>Nothing of these people is under way at the instance any more: others may take them.</summary>
    public static void Give(ITransaction kept, BotId bot, string id, Share share)
    {
        var division = Of(kept, bot);
        kept.Put(Table, division.With(id, division.Of(id).Without(share)));
    }

    /// <summary>An instance ends in order.</summary>
    public static void Leave(ITransaction kept, BotId bot, string id) => kept.Put(Table, Of(kept, bot).Without([id]));
}
