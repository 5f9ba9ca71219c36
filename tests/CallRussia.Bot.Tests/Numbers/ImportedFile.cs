using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>A whole file as it came out of the reader.</summary>
internal sealed record ImportedFile(List<(PhoneNumber Number, string Region)> Accepted, List<ImportLine> Refused)
{
    public string? Column { get; private set; }

    /// <summary>What it had to ask.</summary>
    public string? Asked { get; init; }

    public static ImportedFile Read(ImportReader reader, Stream stream, string? column = null)
    {
        var read = new ImportedFile([], []);
        foreach (var part in reader.Read(stream, column))
        {
            read.Column = part.Column;
            foreach (var number in part.Accepted.Span)
            {
                read.Accepted.Add((number.Number, reader.Regions[number.Region].Text));
            }

            read.Refused.AddRange(part.Refused);
        }

        return read;
    }
}
