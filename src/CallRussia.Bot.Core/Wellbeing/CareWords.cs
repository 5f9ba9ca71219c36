using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Breathes with the bot; the message goes on by itself.</summary>
/// <param name="Step">See <see cref="Breath"/>.</param>
public sealed record Breathing(State Return, int Step = 0) : Aside(Return), IPage, IPassing;

/// <summary>Chooses a break, or goes on.</summary>
public sealed record ChoosingBreak(State Return) : Aside(Return), IPage;

/// <summary>The next step of the breathing has come.</summary>
public sealed record BreathDue(int Step) : TimeCame, IRedraws
{
    /// <summary>The choice that follows is not missed, wherever the message has gone.</summary>
    public bool IsLast => Step > Breath.Last;
}

/// <summary>When it is time for a break, by what others went through.</summary>
public sealed record SignsAsked : Trigger;

public sealed record BreakChosen(BreakLength Length) : Trigger;

/// <summary>The values stand on buttons.</summary>
public enum BreakLength
{
    QuarterHour = 0,

    /// <summary>Until the morning.</summary>
    Today = 1,
    Week = 2,
}
