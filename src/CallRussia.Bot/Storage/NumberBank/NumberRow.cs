using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>One number that was handed out at least once.</summary>
/// <param name="Rev">Counts the changes: a report can be undone only while nothing came after it.</param>
internal sealed record NumberRow(byte[] Token, int Region, NumberState State, LeaseId? Agreed, LeaseId? HeldBy, long Rev);
