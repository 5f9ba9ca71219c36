using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Inviting;

/// <summary>A volunteer's personal link, and what came of it in two counts. Who came by it is not in it.</summary>
/// <param name="Person">See <see cref="Marks.Person"/>: with the store alone nobody can tell whose link it is.</param>
/// <param name="Code">What the link carries.</param>
/// <param name="Came">How many began with it.</param>
/// <param name="Called">Of these, how many made a first call.</param>
public sealed record Invitation(byte[] Person, VolunteerId Volunteer, byte[] Code, int Came, int Called)
{
    // Whoever reads the code reads the link.
    public override string ToString() => "Invitation";
}

/// <summary>Somebody came by a link and has not called yet.</summary>
/// <param name="Code">Of the link, so that their first call is counted.</param>
public sealed record Invited(VolunteerId Volunteer, byte[] Code, DateTimeOffset Since)
{
    public override string ToString() => "Invited";
}

/// <summary>
/// Personal links. Who invited whom is forgotten with the first call, and after a while without one: what stays are counts, which only the inviter reads.
/// </summary>
public static class Invitations
{
    private const string Prefix = "friend-";

    private const int CodeBytes = 16;

    public static readonly Table<byte[], Invitation> Table = new(
        "invitation", invitation => invitation.Person, Key.Of,
        static (to, invitation) => to.Bytes(invitation.Person).Long(invitation.Volunteer.Value).Bytes(invitation.Code).Long(invitation.Came).Long(invitation.Called),
        static (ref RecordReader from) => new Invitation(from.Bytes().ToArray(), new VolunteerId(from.Long()), from.Bytes().ToArray(), from.Int(), from.Int()))
    {
        HasByteKeys = true,
        // The link leads to an ordinary start from then on, also when they come back.
        OwnedBy = new Owner<Invitation>(
            static (kept, volunteer) => Find(kept, volunteer) is { } invitation ? [invitation] : [], static (kept, _, invitation) => kept.Remove(Table!, invitation.Person))
        {
            Section = "Invitation",
            Tell = static (kept, volunteer) => Find(kept, volunteer) is { } invitation ? new { invitation.Came, invitation.Called } : null,
        },
    };

    public static readonly TableIndex<Invitation> ByCode = Table.By("code", static invitation => Key.Of(invitation.Code), hasByteKeys: true);

    public static readonly Table<VolunteerId, Invited> Newcomers = new(
        "invited", invited => invited.Volunteer, id => Key.Of(id.Value),
        static (to, invited) => to.Long(invited.Volunteer.Value).Bytes(invited.Code).Time(invited.Since),
        static (ref RecordReader from) => new Invited(new VolunteerId(from.Long()), from.Bytes().ToArray(), from.Time()))
    {
        OwnedBy = new Owner<Invited>(
            static (kept, volunteer) => kept.Range(Newcomers!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Newcomers!, volunteer))
        {
            Section = "CameByInvitation",
            Show = static invited => new { invited.Since },
        },
        KeptFor = new Expiry<Invited>(
            static (kept, retention, now) => kept.All(Newcomers!).Where(invited => invited.Since < now - retention.Invited), static (kept, invited) => kept.Remove(Newcomers!, invited.Volunteer))
        {
            Period = static retention => retention.Invited,
        },
    };

    private static readonly Sequence s_ids = new("invitation");

    /// <summary>Their link; made when it is first asked for.</summary>
    public static Invitation Of(ITransaction kept, VolunteerId volunteer)
    {
        if (Find(kept, volunteer) is { } known) return known;
        // Invitations into a role have the codes of their own numbers: the complement keeps these apart, for both are positive.
        var made = new Invitation(kept.Marks.Person(volunteer), volunteer, kept.Marks.Secret(~kept.Next(s_ids)), Came: 0, Called: 0);
        kept.Put(Table, made);
        return made;
    }

    /// <summary>What a deep link carries.</summary>
    public static string Payload(this Invitation invitation) => Prefix + Convert.ToBase64String(invitation.Code).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Whether a deep link's payload is that of a personal link: it is not kept with whoever came by it.</summary>
    public static bool IsOne(string? payload) => payload is not null && payload.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Somebody whom the bot had not met came by a link. One that is not known any more counts for nobody.</summary>
    public static void Came(ITransaction kept, VolunteerId newcomer, string payload, DateTimeOffset at)
    {
        if (Code(payload) is not { } code || Find(kept, code) is not { } invitation || invitation.Volunteer == newcomer) return;
        kept.Put(Table, invitation with { Came = invitation.Came + 1 });
        kept.Put(Newcomers, new Invited(newcomer, code, at));
    }

    /// <summary>Somebody made their first call: by whom they were invited is forgotten.</summary>
    public static void Called(ITransaction kept, VolunteerId caller)
    {
        if (kept.Find(Newcomers, caller) is not { } invited) return;
        if (Find(kept, invited.Code) is { } invitation) kept.Put(Table, invitation with { Called = invitation.Called + 1 });
        kept.Remove(Newcomers, caller);
    }

    private static Invitation? Find(ITransaction kept, VolunteerId volunteer) => kept.Find(Table, kept.Marks.Person(volunteer));

    private static Invitation? Find(ITransaction kept, byte[] code) => kept.Range(ByCode, KeyRange.Only(Key.Of(code))).FirstOrDefault();

    private static byte[]? Code(string payload)
    {
        if (!IsOne(payload)) return null;
        var text = payload[Prefix.Length..].Replace('-', '+').Replace('_', '/');
        var code = new byte[CodeBytes];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), code, out var length) && length == code.Length ? code : null;
    }
}
