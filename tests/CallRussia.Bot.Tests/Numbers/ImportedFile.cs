using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>A whole file as it came out of the reader.</summary>
internal sealed record ImportedFile(List<(PhoneNumber Number, string Region)> Accepted, List<ImportLine> Refused)
{
    public static ImportedFile Read(ImportReader reader, Stream stream)
    {
        var read = new ImportedFile([], []);
        foreach (var part in reader.Read(stream))
        {
            foreach (var number in part.Accepted.Span)
            {
                read.Accepted.Add((number.Number, reader.Regions[number.Region].Text));
            }

            read.Refused.AddRange(part.Refused);
        }

        return read;
    }
}
