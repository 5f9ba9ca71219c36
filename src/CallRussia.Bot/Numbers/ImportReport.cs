using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>What became of the lines of one file, or of several. Every line is in exactly one of the counts.</summary>
/// <param name="name">Of the file, for people.</param>
public sealed class ImportReport(string name)
{
    private readonly Dictionary<Refusal, long> reasons = [];
    private readonly List<string> rejects = [];
    private AddedNumbers numbers = new(0, 0, 0);

    public string Name => name;

    /// <summary>Where the numbers stand in each row; null when a line is nothing but a number.</summary>
    public string? Column { get; internal set; }

    public long Lines => Added + Duplicates + DoNotCall + Wrong + Excluded;

    public long Added => numbers.Added;

    public long Duplicates => numbers.Duplicates;

    public long DoNotCall => numbers.DoNotCall;

    /// <summary>Not a number, or one of no known range.</summary>
    public long Wrong => Refused(RefusalKind.Wrong);

    /// <summary>A real number that the campaign does not call.</summary>
    public long Excluded => Refused(RefusalKind.Excluded);

    public IReadOnlyDictionary<Refusal, long> Reasons => reasons;

    /// <summary>Lines there are, and none of them a number that is called.</summary>
    public bool IsUseless => Lines > 0 && Added + Duplicates + DoNotCall == 0;

    /// <summary>Files with the refused lines.</summary>
    public IReadOnlyList<string> Rejects => rejects;

    public static ImportReport Sum(IEnumerable<ImportReport> reports)
    {
        var sum = new ImportReport("");
        foreach (var report in reports)
        {
            sum.Count(report.numbers);
            sum.rejects.AddRange(report.rejects);
            sum.NotWritten += report.NotWritten;
            foreach (var (reason, count) in report.reasons)
            {
                sum.Count(reason, count);
            }
        }

        return sum;
    }

    internal void Count(AddedNumbers more) => numbers += more;

    internal void Count(Refusal reason, long more = 1) => reasons[reason] = reasons.GetValueOrDefault(reason) + more;

    /// <summary>Refused lines that stand in no file, because there are too many.</summary>
    public long NotWritten { get; private set; }

    internal void RejectsIn(RejectsFile file)
    {
        if (file.Location is { } location)
        {
            rejects.Add(location);
            NotWritten += file.NotWritten;
        }
    }

    private long Refused(RefusalKind kind) => reasons.Where(reason => reason.Key.Kind() == kind).Sum(reason => reason.Value);
}
