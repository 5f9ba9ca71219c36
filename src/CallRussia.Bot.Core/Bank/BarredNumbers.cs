using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Bank;

/// <summary>A number that a volunteer gave back without calling: it never comes to that one again.</summary>
public sealed record BarredNumber(byte[] Token, VolunteerId Volunteer);

/// <summary>Which numbers never come to a volunteer again.</summary>
public static class BarredNumbers
{
    public static readonly Table<(byte[] Token, VolunteerId Volunteer), BarredNumber> Table = new(
        "skipped", barred => (barred.Token, barred.Volunteer), key => Key.Of(key.Token, key.Volunteer.Value),
        static (to, barred) => to.Bytes(barred.Token).Long(barred.Volunteer.Value),
        static (ref RecordReader from) => new BarredNumber(from.Bytes().ToArray(), new VolunteerId(from.Long())))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<BarredNumber>(
            static (kept, volunteer) => kept.Range(ByVolunteer!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, barred) => kept.Remove(Table!, (barred.Token, barred.Volunteer))),
    };

    public static readonly TableIndex<BarredNumber> ByVolunteer = Table.By("volunteer", static barred => Key.Of(barred.Volunteer.Value));

    public static void Bar(ITransaction kept, byte[] token, VolunteerId volunteer) => kept.Put(Table, new BarredNumber(token, volunteer));

    public static void Unbar(ITransaction kept, byte[] token, VolunteerId volunteer) => kept.Remove(Table, (token, volunteer));

    public static bool IsBarred(ITransaction kept, TouchedNumber number, VolunteerId volunteer) => number.IsBarredForSome != false && kept.Has(Table, (number.Token, volunteer));
}
