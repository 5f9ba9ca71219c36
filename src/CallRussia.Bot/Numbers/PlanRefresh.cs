using System.Globalization;
using System.IO.Compression;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <param name="Ranges">Ranges of the plan as written.</param>
/// <param name="NumbersBefore">Numbers the replaced part of the plan held.</param>
/// <param name="NumbersAfter">Numbers it holds now.</param>
/// <param name="Changes">What is not as it was, the largest first.</param>
public sealed record PlanRefreshed(int Ranges, long NumbersBefore, long NumbersAfter, IReadOnlyList<PlanChange> Changes);

/// <summary>
/// Makes the plan's ranges anew from files of the state registry. A file replaces all codes that begin with the digits it brings (9 for
/// DEF-9xx), the others stay. Nothing is written unless the whole new plan is sound.
/// </summary>
public static class PlanRefresh
{
    /// <summary>A download broken off loses codes; the registry itself grows.</summary>
    private const double LeastCodesKept = 0.8;

    private const int PerCode = 10_000_000;
    private const long PerDigit = 1_000_000_000;

    /// <param name="files">Registry files as downloaded.</param>
    /// <param name="at">Written into the header of the new file.</param>
    /// <param name="acceptLoss">Goes on even if more than a fifth of the codes are gone.</param>
    /// <exception cref="DataFileException">A file can't be used; nothing has been changed.</exception>
    public static PlanRefreshed Run(string dataDirectory, IReadOnlyList<string> files, DateTimeOffset at, bool acceptLoss = false)
    {
        var territories = Territories(dataDirectory);
        var read = files
            .SelectMany(file => new RegistryFile(Path.GetFileName(file), territories).Read(Bytes(file)))
            .ToList();
        var digits = read.Select(range => range.From / PerDigit).ToHashSet();
        var present = Present(dataDirectory);
        var replaced = present.Where(range => digits.Contains(range.From / PerDigit)).ToList();
        if (!acceptLoss && Codes(read) < LeastCodesKept * Codes(replaced))
        {
            var problem = $"{Codes(read)} codes where the plan has {Codes(replaced)}: the download is incomplete";
            throw new DataFileException(string.Join(", ", files.Select(Path.GetFileName)), 0, problem);
        }

        List<PlanRange> ranges = [.. Merged([.. present.Except(replaced).Concat(read).OrderBy(range => range.From)])];
        Write(dataDirectory, ranges, at);
        return new(ranges.Count, Numbers(replaced), Numbers(read), PlanChange.Between(replaced, read));
    }

    private static Dictionary<string, RegionCode> Territories(string directory) => DataFile
        .Read(directory, NumberingPlanFiles.RegionsName)
        .Where(row => row["registry"].Length > 0)
        .ToDictionary(row => row["registry"], row => new RegionCode(row["code"]), StringComparer.OrdinalIgnoreCase);

    private static List<PlanRange> Present(string directory) => DataFile
        .Read(directory, NumberingPlanFiles.RangesName)
        .Select(row => new PlanRange(row.Number("from"), row.Number("to"), new(row["region"])))
        .ToList();

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(Path.GetFileName(file), 0, "the file can't be opened", failure);
        }
    }

    private static int Codes(IEnumerable<PlanRange> ranges) => ranges.Select(range => range.From / PerCode).Distinct().Count();

    private static long Numbers(IEnumerable<PlanRange> ranges) => ranges.Sum(range => range.To - range.From + 1);

    /// <summary>Neighbours of one region become one range, within a code; overlaps are left for the check to find.</summary>
    private static IEnumerable<PlanRange> Merged(List<PlanRange> sorted)
    {
        for (var i = 0; i < sorted.Count;)
        {
            var range = sorted[i++];
            while (i < sorted.Count && sorted[i].From == range.To + 1 && sorted[i].Region == range.Region && sorted[i].From % PerCode != 0)
            {
                range = range with { To = sorted[i++].To };
            }

            yield return range;
        }
    }

    /// <summary>
    /// First beside the present file, then read back as the bot would, then in its place: a broken file never gets there.
    /// </summary>
    private static void Write(string directory, List<PlanRange> ranges, DateTimeOffset at)
    {
        var fresh = Path.Combine(directory, NumberingPlanFiles.RangesName + ".new.gz");
        try
        {
            using (var writer = new StreamWriter(new GZipStream(File.Create(fresh), CompressionLevel.SmallestSize)) { NewLine = "\n" })
            {
                writer.WriteLine("# Ranges of ten-digit numbers (without +7) and the region they were issued in.");
                var day = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                writer.WriteLine($"# Source: state registry of numbering. Compiled {day}.");
                writer.WriteLine("from,to,region");
                ranges.ForEach(range => writer.WriteLine($"{range.From:0000000000},{range.To:0000000000},{range.Region}"));
            }

            _ = NumberingPlanFiles.Load(directory, Path.GetFileName(fresh));
            var present = Path.Combine(directory, NumberingPlanFiles.RangesName);
            // The bot may run as somebody else than who refreshes the plan: it stays as readable as it was.
            if (!OperatingSystem.IsWindows() && File.Exists(present)) File.SetUnixFileMode(fresh, File.GetUnixFileMode(present));
            File.Move(fresh, present, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
