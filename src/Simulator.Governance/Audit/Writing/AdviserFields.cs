using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes who advised an order of work, how sure of it the model was, and what it was asked.</summary>
internal static class AdviserFields
{
    /// <summary>Writes what is kept; nothing where nobody knows of any model.</summary>
    public static void Write(Utf8JsonWriter json, AdviceTerms? terms, in ActionRequest request)
    {
        var kept = terms?.Kept ?? AdviceFields.None;
        if ((kept & AdviceFields.Confidence) != AdviceFields.None)
        {
            if (double.IsNaN(request.Context.Confidence))
            {
                json.WriteNull(TrailFields.Confidence);
            }
            else
            {
                json.WriteNumber(TrailFields.Confidence, request.Context.Confidence);
            }
        }

        if ((kept & AdviceFields.Model) != AdviceFields.None)
        {
            json.WriteString(TrailFields.Model, terms!.Model);
        }

        if ((kept & AdviceFields.Uncertainty) != AdviceFields.None)
        {
            json.WriteNumber(TrailFields.Uncertainty, terms!.Uncertainty);
        }

        if ((kept & AdviceFields.Prompt) != AdviceFields.None)
        {
            json.WriteString(TrailFields.Prompt, $"prompt/{request.Node}/order");
        }
    }
}
