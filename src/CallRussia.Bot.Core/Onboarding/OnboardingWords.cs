using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Onboarding;

public sealed record ChoosingLanguage : State;

public sealed record AskedForRussian : State;

/// <summary>Reads what this is and what a volunteer promises.</summary>
public sealed record Promising : State;

/// <summary>The country has several clocks: says what their own one shows.</summary>
public sealed record ChoosingZone(string Country) : State;

/// <summary>Lives where helping is dangerous and is told so, before any number.</summary>
public sealed record ToldRisk : State;

/// <summary>Does not speak Russian, or lives where calling is dangerous: may donate and invite, and never receives a number.</summary>
public sealed record Supporting : Reading;

public sealed record RussianSpoken(bool Yes) : Trigger;

public sealed record Promised : Trigger;

/// <summary>Rather not say, or none of these.</summary>
public sealed record ZoneSkipped : Trigger;

/// <param name="Calls">Knows the risk and wants to call; otherwise helps without calls.</param>
public sealed record RiskAnswered(bool Calls) : Trigger;

/// <summary>Lives elsewhere: a slip of the finger, or the country has changed.</summary>
public sealed record LivesElsewhere : Trigger;
