using System.Collections.Frozen;

namespace CallRussia.Bot.Core.Community;

/// <summary>Countries whose Russian speakers live alike: near to each other, and with much the same to tell.</summary>
public enum Diaspora
{
    Elsewhere,
    Baltic,
    Europe,
    Caucasus,
    CentralAsia,
    NearEast,
    America,
    Pacific,
}

/// <summary>The country groups.</summary>
public static class Diasporas
{
    private static readonly FrozenDictionary<string, Diaspora> s_byCountry = new (Diaspora Group, string Countries)[]
    {
        (Diaspora.Baltic, "EE FI LT LV"),
        (Diaspora.Europe, "AD AL AT BA BE BG CH CY CZ DE DK ES FR GB GR HR HU IE IS IT LI LU MC MD ME MK MT NL NO PL PT RO RS SE SI SK UA XK"),
        (Diaspora.Caucasus, "AM AZ GE"),
        (Diaspora.CentralAsia, "KG KZ MN TJ TM UZ"),
        (Diaspora.NearEast, "AE BH EG IL JO KW LB OM QA SA TR"),
        (Diaspora.America, "AR BR CA CL CO CR CU DO EC MX PA PE PY US UY VE"),
        (Diaspora.Pacific, "AU CN HK ID IN JP KR LK MY NZ PH SG TH TW VN"),
    }.SelectMany(group => group.Countries.Split(' ').Select(country => KeyValuePair.Create(country, group.Group))).ToFrozenDictionary();

    public static Diaspora Of(string? country) => country is not null && s_byCountry.TryGetValue(country, out var group) ? group : Diaspora.Elsewhere;
}
