using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>A number and its region in eight bytes: ten digits take 34 bits. It prints masked, as every number.</summary>
/// <param name="Packed">Made by <see cref="Of"/>.</param>
public readonly record struct PlacedNumber(ulong Packed)
{
    private const int NumberBits = 34;

    public PhoneNumber Number => PhoneNumber.FromNational(National);

    /// <summary>The place of the region in a list that both sides know; see <see cref="NumberBatch"/>.</summary>
    public int Region => (int)(Packed >> NumberBits);

    internal long National => (long)(Packed & ((1UL << NumberBits) - 1));

    /// <param name="national">Ten digits.</param>
    public static PlacedNumber Of(long national, int region) => new(((ulong)region << NumberBits) | (ulong)national);

    public override string ToString() => $"{Number} in {Region}";
}
