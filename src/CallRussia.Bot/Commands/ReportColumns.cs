namespace CallRussia.Bot.Commands;

/// <summary>The description beside exported reports, for people who read them without the bot.</summary>
internal static class ReportColumns
{
    public const string Text = """
        # Reports of the phone bank

        CSV as in RFC 4180: UTF-8, commas, names of columns in the first line. An empty cell: too few to be told.

        `today`, `week` (the last 7 days with today), `month` (30 days) and `all` hold the same tables. Days are those of UTC, and a call
        belongs to the day on which its number was handed out. Whatever holds fewer than 5 hand-outs stands in the row `others`; so does a
        country, language or tier of fewer than 5 volunteers. When that row would be a small group itself, the next smallest group is in it too.

        | file | its first column |
        |---|---|
        | overview.csv | `what` is counted in `value`: see below |
        | day.csv | `day` |
        | outcome.csv | `outcome` as reported; `unreported`: still in hand, or the time ran out |
        | region.csv | `region`: ISO 3166-2, of the person called; `name` in English |
        | hour.csv | `hour`: 0 to 23, on the clock of the person called |
        | country.csv | `country`: ISO 3166-1 alpha-2, of the volunteer; `unknown`: not told, or the volunteer has been forgotten since |
        | tier.csv | `tier` of the volunteer at the hand-out: Newcomer, Caller, Trusted |
        | language.csv | `language` that the volunteer reads the bot in |
        | guide.csv | `guide`: version of the guide that the volunteer had |
        | region-hour.csv | `region`, `name`, `hour`: only where at least 20 calls tell something |
        | alarms.csv | `kind`: DoNotCall or Hostile; of the last 7 days, whatever the folder |
        | onboarding.csv | `step`: how far those came who joined in the period |
        | retention.csv (one for all) | `joined_week`: Monday of the week of joining, the last 8 weeks |
        | bank.csv (one for all) | `region`: how its numbers stand now |

        | column | what it counts |
        |---|---|
        | handed_out | numbers shown to a volunteer |
        | dialled | of these, reported as called |
        | answered | of these, a person was on the line |
        | talked | of these, there was a conversation |
        | calls_agreed, calls_kept (overview) | calls agreed on for a time in the period; made no later than an hour after that time |
        | do_not_call, hostile (overview) | answered calls that ended so |
        | answered_percent | of the calls of this region and hour that tell something (not: number does not exist, not a person) |
        | rate, usual (alarms) | share of the answered calls; the median of all regions, or of the eight weeks before |
        | people (onboarding, retention) | volunteers; supporters, who do not speak Russian, are counted apart |
        | weeks_after, called_share (retention) | weeks since joining, 0 the week itself; which part of them called |

        """;
}
