using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>What somebody is in each part of the rule, as the word that stands for it. Calls are looked up for whom they are asked, once.</summary>
internal sealed class Traits(ITransaction kept, KeptVolunteer person, BroadcastRules rules, DateTimeOffset now)
{
    private Caller? _caller;
    private bool _isLookedUp;

    public KeptVolunteer Person => person;

    /// <summary>Null where somebody has none: a supporter no tier, who came by no link no tag.</summary>
    public string? this[AudiencePart part] => part switch
    {
        AudiencePart.Tiers => person.Volunteer.Standing == Standing.Volunteer ? AudienceRules.Word((int)Tiers.Of(person.Volunteer, Called)) : null,
        AudiencePart.Activities => AudienceRules.Word((int)Activities.Of(person.Volunteer.JoinedAt, Called, Caller?.LastCall, now)),
        AudiencePart.Roles => AudienceRules.Word((int)(rules.Owners.Contains(person.Volunteer.Id.Value) ? Role.Owner : person.Volunteer.Role)),
        AudiencePart.Tags => person.Volunteer.Invitation,
        _ => Of(person.Volunteer.Language, person.Volunteer.Country, part),
    };

    /// <summary>Of the two parts by which readers are counted.</summary>
    public static string Of(Language language, string? country, AudiencePart part) => part == AudiencePart.Languages ? language.Code : country ?? Audience.Unknown;

    private int Called => Caller?.Called ?? 0;

    private Caller? Caller
    {
        get
        {
            if (!_isLookedUp) (_caller, _isLookedUp) = (person.HasCalled ? kept.Find(Callers.Table, person.Volunteer.Id) : null, true);
            return _caller;
        }
    }
}
