using System.Numerics;

namespace CallRussia.Bot.Core.People;

/// <summary>
/// Some of the people. All are divided into 64 parts by their ids, so that several instances can each look after a share of them. Part 0 carries
/// what belongs to nobody as well: whoever has it leads.
/// </summary>
/// <param name="Bits">Bit n is set for part n.</param>
public readonly record struct Share(ulong Bits)
{
    public const int Parts = 64;

    public static readonly Share Everybody = new(ulong.MaxValue);

    public static readonly Share Nobody;

    /// <summary>How many parts.</summary>
    public int Count => BitOperations.PopCount(Bits);

    public bool Leads => HasPart(0);

    /// <summary>The part in which a person, or a group's chat, is. It stays: what is kept is found by it.</summary>
    public static int PartOf(VolunteerId volunteer)
    {
        // Ids of neighbours differ in their last bits, those of people who came in one year in few others: all bits decide (the mixer of SplitMix64).
        var mixed = (ulong)volunteer.Value;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % Parts);
    }

    public static Share OfPart(int part) => new(1UL << part);

    public bool Has(VolunteerId volunteer) => HasPart(PartOf(volunteer));

    public bool HasPart(int part) => (Bits >> part & 1) != 0;

    public Share With(Share other) => new(Bits | other.Bits);

    public Share Without(Share other) => new(Bits & ~other.Bits);

    /// <summary>So many of its parts, or all where it has fewer: the first ones.</summary>
    public Share First(int most)
    {
        var taken = Nobody;
        for (var part = 0; part < Parts && taken.Count < most; part++)
            if (HasPart(part)) taken = taken.With(OfPart(part));
        return taken;
    }

    public override string ToString() => $"{Count} of {Parts} parts";
}
