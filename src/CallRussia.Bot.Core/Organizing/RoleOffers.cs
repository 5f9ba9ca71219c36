using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>An invitation as it is kept: of its code there is only a hash, so that whoever has the store can't join by it.</summary>
public sealed record KeptOffer(RoleOffer Offer, byte[] CodeHash)
{
    public override string ToString() => $"KeptOffer({Offer.Id})";
}

/// <summary>Invitations that nobody has taken yet. They live for two days: there are never many.</summary>
public static class RoleOffers
{
    public static readonly Table<long, KeptOffer> Table = new(
        "role_offer", kept => kept.Offer.Id, Key.Of,
        static (to, kept) => to.Long(kept.Offer.Id).Long((int)kept.Offer.Role).Long(kept.Offer.By.Value).Time(kept.Offer.Until).Bytes(kept.CodeHash),
        static (ref RecordReader from) => new KeptOffer(new RoleOffer(from.Long(), (Role)from.Int(), new VolunteerId(from.Long()), from.Time()), from.Bytes().ToArray()))
    {
        OwnedBy = new Owner<KeptOffer>(static (kept, by) => kept.All(Table!).Where(offer => offer.Offer.By == by), static (kept, _, offer) => kept.Remove(Table!, offer.Offer.Id)),
        KeptFor = new Expiry<KeptOffer>(
            static (kept, _, now) => kept.All(Table!).Where(offer => offer.Offer.Until <= now), static (kept, offer) => kept.Remove(Table!, offer.Offer.Id))
        {
            Period = static _ => RoleLinks.ValidFor,
        },
    };

    private static readonly Sequence s_ids = new("role_offer");

    /// <returns>The invitation and its code, which nobody can ask for again.</returns>
    public static (RoleOffer Offer, string Code) Add(ITransaction kept, Role role, Deed deed)
    {
        var offer = new RoleOffer(kept.Next(s_ids), role, deed.Who, deed.At + RoleLinks.ValidFor);
        var code = Convert.ToBase64String(kept.Marks.Secret(offer.Id)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        kept.Put(Table, new KeptOffer(offer, Hash(code)));
        return (offer, code);
    }

    public static RoleOffer? Find(ITransaction kept, string code, DateTimeOffset at)
    {
        var hash = Hash(code);
        return Valid(kept, at).FirstOrDefault(offer => offer.CodeHash.AsSpan().SequenceEqual(hash))?.Offer;
    }

    public static List<RoleOffer> Open(ITransaction kept, DateTimeOffset at) => [.. Valid(kept, at).Select(offer => offer.Offer)];

    /// <summary>Takes it out: it is good for one, once.</summary>
    public static RoleOffer? Take(ITransaction kept, long id, DateTimeOffset at)
    {
        var offer = kept.Find(Table, id)?.Offer;
        kept.Remove(Table, id);
        return offer is not null && offer.Until > at ? offer : null;
    }

    /// <summary>Who has another role by now has invited nobody: by that role they may not be able to give what they offered.</summary>
    public static void Void(ITransaction kept, VolunteerId by)
    {
        foreach (var offer in kept.All(Table).Where(offer => offer.Offer.By == by).ToList()) kept.Remove(Table, offer.Offer.Id);
    }

    private static IEnumerable<KeptOffer> Valid(ITransaction kept, DateTimeOffset at) => kept.All(Table).Where(offer => offer.Offer.Until > at);

    /// <summary>128 bits that nobody can guess need no key: nobody can try them all.</summary>
    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
