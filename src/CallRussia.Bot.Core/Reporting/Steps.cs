using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>How far hand-outs came. Each step is part of the one before it.</summary>
/// <param name="Handed">Numbers shown to a volunteer.</param>
/// <param name="Dialled">Reported as called.</param>
/// <param name="Answered">A person was on the line.</param>
/// <param name="Talked">There was a conversation.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Steps(long Handed, long Dialled, long Answered, long Talked)
{
    public static Steps operator +(Steps one, Steps other) => Add(one, other);

    public static Steps operator -(Steps one, Steps other) => Subtract(one, other);

    public static Steps Add(Steps one, Steps other) =>
        new(one.Handed + other.Handed, one.Dialled + other.Dialled, one.Answered + other.Answered, one.Talked + other.Talked);

    public static Steps Subtract(Steps one, Steps other) =>
        new(one.Handed - other.Handed, one.Dialled - other.Dialled, one.Answered - other.Answered, one.Talked - other.Talked);

    /// <param name="outcome">Null when nothing was reported.</param>
    public static Steps Of(Outcome? outcome, long calls) => outcome switch
    {
        { } ended when !ended.WasCalled() => new Steps(calls, 0, 0, 0),
        { } ended when ended.FirstTap() == FirstTap.Talked => new Steps(calls, calls, calls, calls),
        { } ended => new Steps(calls, calls, ended.WasAnswered() ? calls : 0, 0),
        null => new Steps(calls, 0, 0, 0),
    };
}

/// <summary>What hand-outs are told apart by. The values are stored.</summary>
public enum Cut
{
    /// <summary>Keys: the number of an <see cref="Outcome"/>; <see cref="Group.Unknown"/> for what nobody reported.</summary>
    Outcome = 0,

    /// <summary>Keys: codes of regions.</summary>
    Region = 1,

    /// <summary>Keys: 0 to 23, on the clock of the person called.</summary>
    Hour = 2,

    /// <summary>Keys: countries of the volunteers, ISO 3166-1 alpha-2.</summary>
    Country = 3,

    /// <summary>Keys: the number of a <see cref="Numbers.Tier"/>, as it was at the hand-out.</summary>
    Tier = 4,

    /// <summary>Keys: languages of the volunteers.</summary>
    Language = 5,

    /// <summary>Keys: versions of the guide that the volunteer had.</summary>
    Guide = 6,

    /// <summary>Region and hour together; told as rates only, see <see cref="Warmth"/>.</summary>
    RegionHour = 7,
}

/// <summary>Hand-outs that have something in common: at least five, by at least five volunteers where it is the volunteers that have it.</summary>
/// <param name="Key">See <see cref="Cut"/>; null for all the groups that are too small to be told.</param>
public sealed record Group(string? Key, Steps Steps)
{
    /// <summary>The key of those of whom it is not known: not asked yet in older versions, skipped, or forgotten since.</summary>
    public const string Unknown = "";

    public bool IsOthers => Key is null;
}
