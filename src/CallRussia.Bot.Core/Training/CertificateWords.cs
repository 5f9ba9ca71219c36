using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Training;

/// <summary>Says which name stands on the certificate. It is drawn and kept nowhere.</summary>
/// <param name="Unfit">What was typed last is none.</param>
public sealed record NamingCertificate(State Return, bool Unfit = false) : Aside(Return);

public sealed record CertificateNameless : Trigger;
